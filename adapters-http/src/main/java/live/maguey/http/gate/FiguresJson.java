package live.maguey.http.gate;

import live.maguey.events.Venue;
import live.maguey.gate.Figures;

/// The figures of an event, as every answer of the gate tells them.
///
/// @param ticketsIn how many tickets ever came in; @param in how many people are inside now
/// @param capacity of the venue
record FiguresJson(int ticketsIn, int in, int capacity) {
  static FiguresJson of(Figures figures, Venue venue) {
    return new FiguresJson(figures.ticketsIn(), figures.inside(), venue.capacity());
  }
}
