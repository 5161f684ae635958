package live.maguey.codes;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.shared.Language;
import live.maguey.shared.LocalTimes;
import live.maguey.shared.Words;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketPrinter;

/// What a printed ticket says, from `print/en.properties` and its siblings.
final class PrintWords {
  private final Words words;
  private final LocalTimes times;

  private PrintWords(Words words, LocalTimes times) {
    this.words = words;
    this.times = times;
  }

  static PrintWords in(Language language, ZoneId zone) {
    Words words = Words.of("print", language);
    return new PrintWords(words, new LocalTimes(zone, language));
  }

  /// One page.
  ///
  /// @param heading as "Ticket 1 of 2"
  /// @param name stands for a title of which nothing can be printed
  /// @param facts label and value
  record Sheet(
      String title,
      String name,
      String day,
      String hours,
      String heading,
      String kind,
      String note,
      String admits,
      String number,
      String code,
      List<Fact> facts,
      String advice,
      String foot) {}

  record Fact(String label, String value) {}

  /// The document's own.
  String title(Event event, int tickets) {
    return words.get(
        tickets == 1 ? "title.one" : "title.many", event.title(times.language()).text(), tickets);
  }

  Sheet sheet(TicketPrinter.Print print, Venue venue, ShowTickets.Shown shown, int no) {
    Event event = print.event();
    Ticket ticket = shown.ticket();
    return new Sheet(
        event.title(times.language()).text(),
        event.slug().value(),
        times.day(event.businessDate()),
        times.hours(event.businessDate(), event.doors(), event.ends()),
        words.get("heading", no, print.tickets().size()),
        event.tierName(ticket.tierName(), times.language()).text(),
        event.tierNote(ticket.tierName(), ticket.tierNote(), times.language()).text(),
        words.get("admits"),
        ticket.number(),
        shown.code(),
        facts(print, venue, event),
        words.get("advice"),
        venue.name());
  }

  private List<Fact> facts(TicketPrinter.Print print, Venue venue, Event event) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("doors", times.dayAndDoors(event.businessDate(), event.doors(), this::still)));
    facts.add(fact("ends", times.end(event.businessDate(), event.ends(), this::still)));
    if (event.minimumAge() > 0) {
      facts.add(fact("bring", words.get("bring-id", event.minimumAge())));
    }
    if (!venue.premises().address().isEmpty()) {
      facts.add(fact("where", venue.premises().address()));
    }
    venue.premises().way(times.language()).ifPresent(way -> facts.add(fact("way", way)));
    facts.add(fact("order", print.reference().toString()));
    return facts;
  }

  private String still(String time, String weekday) {
    return words.get("ends-after", time, weekday);
  }

  private Fact fact(String label, String value) {
    return new Fact(words.get(label), value);
  }
}
