package live.maguey.reservations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import live.maguey.events.Venue;

/// Ends the reservations of nights that are over. One whose guests were there is completed at once;
/// one of which no scan tells is a no-show a day later, so that a gate that was offline can still
/// say otherwise.
///
/// Safe to repeat and to race.
public final class EndNight {
  private static final Duration SCANS_MAY_COME = Duration.ofHours(24);

  private final Reservations reservations;
  private final Venue venue;
  private final InstantSource clock;

  public EndNight(Reservations reservations, Venue venue, InstantSource clock) {
    this.reservations = reservations;
    this.venue = venue;
    this.clock = clock;
  }

  public record Outcome(int completed, int noShows) {}

  public Outcome end() {
    Instant now = clock.instant();
    Instant over = now.minus(SCANS_MAY_COME);
    return new Outcome(
        reservations.complete(venue.businessDate(now), now),
        reservations.miss(venue.businessDate(over), over, now));
  }
}
