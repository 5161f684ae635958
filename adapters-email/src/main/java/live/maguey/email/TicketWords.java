package live.maguey.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.tickets.Numbering;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.words.Words;

/// What an email says of its order's tickets; a table's are passes.
final class TicketWords {
  private final List<ShowTickets.Shown> shown;
  private final Event event;
  private final Words words;
  private final Numbering numbers;
  private final Optional<Ticket> pass;

  /// @param shown all tickets of the order, void ones too
  TicketWords(List<ShowTickets.Shown> shown, Event event, Words words) {
    this.shown = shown;
    this.event = event;
    this.words = words;
    this.numbers = new Numbering(shown.stream().map(ShowTickets.Shown::ticket).toList());
    this.pass = numbers.all().stream().filter(Ticket::isPass).findFirst();
  }

  /// Passes where there are words of their own.
  String say(String key, Map<String, ?> values) {
    return ofPasses(key, values).orElseGet(() -> words.get("tickets." + key, values));
  }

  /// In the singular for one ticket.
  String count(String key, Map<String, ?> values) {
    return ofPasses(key, values)
        .orElseGet(() -> words.count("tickets." + key, shown.size(), values));
  }

  private Optional<String> ofPasses(String key, Map<String, ?> values) {
    return pass.filter(_ -> words.has("passes." + key))
        .map(one -> {
          Map<String, Object> all = new HashMap<>(values);
          all.put("table", table(one));
          return words.get("passes." + key, all);
        });
  }

  /// What an email says before it shows the tickets.
  record Head(String subject, String preview, String headline, List<String> paragraphs) {}

  /// The party sits at another table.
  Head moved(Map<String, ?> values) {
    return new Head(
        say("moved.subject", values),
        say("moved.preview", values),
        say("moved.headline", values),
        List.of(say("moved.body", values)));
  }

  /// @param valid how many of them are
  String headline(int valid, Map<String, ?> values) {
    if (valid == 0) {
      return say("headline.none", values);
    }
    return valid < shown.size() ? say("headline.mixed", values) : count("headline", values);
  }

  /// The table with its section and seats; empty where none was bought.
  Optional<String> booked() {
    return pass.map(one ->
        words.get(
            "passes.booked",
            Map.of(
                "table",
                table(one),
                "section",
                one.noted(event, words.language()).text(),
                "count",
                numbers.passes())));
  }

  private String table(Ticket one) {
    return one.named(event, words.language()).text();
  }

  List<EmailContent.Place> places() {
    List<EmailContent.Place> places = new ArrayList<>();
    for (Ticket ticket : numbers.all()) {
      boolean valid = ticket.isValid();
      // Who else has it got its code.
      if (valid && code(ticket).isEmpty()) {
        continue;
      }
      places.add(
          new EmailContent.Place(
              title(ticket),
              ticket.named(event, words.language()),
              ticket.noted(event, words.language()),
              words.get(valid ? "ticket.admits" : "ticket.void"),
              ticket.number(),
              valid ? EmailWriter.contentId(ticket) : "",
              words.get(
                  ticket.isPass() ? "pass.code" : "ticket.code",
                  Map.of("number", ticket.number()))));
    }
    return places;
  }

  private String code(Ticket ticket) {
    return shown.stream()
        .filter(one -> one.ticket().equals(ticket))
        .map(ShowTickets.Shown::code)
        .findFirst()
        .orElse("");
  }

  private String title(Ticket ticket) {
    Numbering.Place place = numbers.of(ticket);
    Map<String, ?> values = Map.of("no", place.no(), "count", place.count());
    return switch (ticket.kind()) {
      case GENERAL -> words.get("ticket.title", values);
      case HOST -> words.get("pass.host");
      case GUEST -> words.get("pass.guest", values);
    };
  }
}
