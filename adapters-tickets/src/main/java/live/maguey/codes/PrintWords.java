package live.maguey.codes;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Language;
import live.maguey.tickets.Numbering;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketPrinter;
import live.maguey.words.LocalTimes;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;

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

  /// What all tickets of one kind have in common.
  ///
  /// @param admits what the ticket is good for
  /// @param order the label of the order's reference
  /// @param foot the venue
  record Sheet(
      Heading heading,
      Kind kind,
      String admits,
      List<Fact> facts,
      String order,
      String advice,
      String foot) {}

  /// On the poster's paper.
  ///
  /// @param name stands for a title of which nothing can be printed
  record Heading(String title, String name, String day, String hours) {}

  /// A tier's name and note, in the reader's language.
  record Kind(String name, String note) {}

  /// What one ticket has alone.
  ///
  /// @param heading as "Ticket 1 of 2"
  /// @param order its order's reference
  record Own(String heading, String number, String code, String order) {}

  record Fact(String label, String value) {}

  /// The document's own.
  String title(Event event, Numbering numbers) {
    int all = numbers.all().size();
    String key = all == 1 ? "title.one" : "title.many";
    return words.get(
        numbers.passes() == all ? "title.passes" : key, event.title(times.language()).text(), all);
  }

  Kind kind(Event event, Ticket ticket) {
    return new Kind(
        ticket.named(event, times.language()).text(), ticket.noted(event, times.language()).text());
  }

  Own own(TicketPrinter.Print print, ShowTickets.Shown shown, Numbering numbers) {
    return new Own(
        heading(shown.ticket(), numbers.of(shown.ticket())),
        shown.ticket().number(),
        shown.code(),
        print.reference().toString());
  }

  private String heading(Ticket ticket, Numbering.Place place) {
    return switch (ticket.kind()) {
      case GENERAL -> words.get("heading", place.no(), place.count());
      case HOST -> words.get("heading.host");
      case GUEST -> words.get("heading.guest", place.no(), place.count());
    };
  }

  Sheet sheet(TicketPrinter.Print print, Venue venue, Kind kind) {
    Event event = print.event();
    return new Sheet(
        new Heading(
            event.title(times.language()).text(),
            event.slug().value(),
            times.day(event.businessDate()),
            times.hours(event.businessDate(), event.doors(), event.ends())),
        kind,
        words.get("admits"),
        facts(venue, event, print.deposit().flatMap(this::spend)),
        words.get("order"),
        words.get("advice"),
        venue.name());
  }

  /// What is still to be spent where a table's deposit was paid.
  private Optional<Fact> spend(OrderLine deposit) {
    return deposit
        .minimumSpend()
        .map(spend ->
            new Fact(
                words.get("deposit"),
                words.get(
                    "deposit-paid",
                    MoneyText.of(deposit.total()),
                    MoneyText.of(deposit.atTheTable().orElseThrow()),
                    MoneyText.of(spend))));
  }

  private List<Fact> facts(Venue venue, Event event, Optional<Fact> spend) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("doors", times.dayAndDoors(event.businessDate(), event.doors(), this::still)));
    facts.add(fact("ends", times.end(event.businessDate(), event.ends(), this::still)));
    if (event.minimumAge() > 0) {
      facts.add(fact("bring", words.get("bring-id", event.minimumAge())));
    }
    venue.dress(event, times.language()).ifPresent(dress -> facts.add(fact("dress", dress.text())));
    if (!venue.premises().address().isEmpty()) {
      facts.add(fact("where", venue.premises().address()));
    }
    venue.premises().way(times.language()).ifPresent(way -> facts.add(fact("way", way)));
    spend.ifPresent(facts::add);
    return facts;
  }

  private String still(String time, String weekday) {
    return words.get("ends-after", time, weekday);
  }

  private Fact fact(String label, String value) {
    return new Fact(words.get(label), value);
  }
}
