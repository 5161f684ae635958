package live.maguey.email;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.Phrase;
import live.maguey.events.Venue;
import live.maguey.guests.Guests;
import live.maguey.lookup.EmailPicture.Content;
import live.maguey.lookup.EmailPicture.Reader;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.posters.Poster;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Money;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Writes the email about one order, in its reader's language.
final class EmailWriter {
  private final Order order;
  private final OrderDetails details;
  private final Reader reader;
  private final Event event;
  private final Poster poster;
  private final MailLinks links;
  private final Venue venue;
  private final EmailAddress support;
  private final Words words;
  private final EventTimes times;

  EmailWriter(
      Order order,
      Reader reader,
      Event event,
      Poster poster,
      MailLinks links,
      Venue venue,
      EmailAddress support) {
    this.order = order;
    this.details = order.details();
    this.reader = reader;
    this.event = event;
    this.poster = poster;
    this.links = links;
    this.venue = venue;
    this.support = support;
    this.words = Words.of("mail", reader.language());
    this.times = new EventTimes(event, venue.zone(), words);
  }

  /// @param shown all tickets of the order, void ones too
  /// @param host what the host of its table has set; empty where it has none
  /// @param standsIn whether their table is not the one that was bought, and may be declined
  EmailContent tickets(
      List<ShowTickets.Shown> shown, Optional<Guests.Settings> host, boolean standsIn) {
    TicketWords said = new TicketWords(shown, event, words);
    int valid = valid(shown);
    Map<String, ?> values = values(shown);
    List<String> paragraphs = new ArrayList<>();
    if (valid == 0) {
      paragraphs.add(words.get("tickets.none"));
    } else if (standsIn) {
      paragraphs.add(said.say("stands-in", values));
    } else if (order instanceof Order.Paid(_, _, boolean reseated) && reseated) {
      paragraphs.add(said.say("late", values));
    }
    boolean replaced = shown.stream().map(ShowTickets.Shown::ticket).anyMatch(Ticket::isReplaced);
    if (replaced) {
      paragraphs.add(said.count("replaced", values));
    }
    return withTickets(
        said,
        shown,
        host,
        new TicketWords.Head(
            said.count(replaced ? "replaced.subject" : "subject", values),
            said.count("preview", values),
            said.headline(valid, values),
            paragraphs));
  }

  /// The party sits at another table, which its passes name.
  EmailContent moved(List<ShowTickets.Shown> shown, Guests.Settings host) {
    TicketWords said = new TicketWords(shown, event, words);
    return withTickets(said, shown, Optional.of(host), said.moved(values(shown)));
  }

  private static int valid(List<ShowTickets.Shown> shown) {
    return (int) shown.stream().filter(s -> s.ticket().isValid()).count();
  }

  private Map<String, ?> values(List<ShowTickets.Shown> shown) {
    return Map.of(
        "count", shown.size(),
        "event", event.title(words.language()).text(),
        "day", times.longDay(),
        "doors", times.doors(),
        "name", reader.givenName(),
        "bought", bought());
  }

  /// The table as it was bought; nothing where none was.
  private String bought() {
    return details
        .table()
        .map(line -> line.item().named(event, words.language()).text())
        .orElse("");
  }

  /// @param shown all tickets of the order, void ones too
  private EmailContent withTickets(
      TicketWords said,
      List<ShowTickets.Shown> shown,
      Optional<Guests.Settings> host,
      TicketWords.Head head) {
    int valid = valid(shown);
    List<EmailContent.Row> rows = new ArrayList<>();
    said.booked().ifPresent(booked -> rows.add(row("booked", booked)));
    host.filter(_ -> valid > 0)
        .ifPresent(set ->
            rows.add(
                linked("guests", words.get("passes.give"), links.guests().hostPage(details, set))));
    rows.addAll(coming());
    rows.add(row(details.hasDeposit() ? "deposit" : "paid", paid()));
    rows.addAll(spend());
    rows.add(row("order", details.reference().toString()));
    return content(
        head.subject(),
        head.preview(),
        head.headline(),
        head.paragraphs(),
        said.places(),
        said.count("button", values(shown)),
        rows,
        notes(valid));
  }

  /// What is still to be spent at a table that a deposit was paid for.
  private List<EmailContent.Row> spend() {
    return details.lines().stream()
        .filter(line -> line.minimumSpend().isPresent())
        .flatMap(line ->
            Stream.of(
                row("left", MoneyText.of(line.atTheTable().orElseThrow())),
                row(
                    "spend",
                    words.get(
                        "spend",
                        Map.of("amount", MoneyText.of(line.minimumSpend().orElseThrow()))))))
        .toList();
  }

  /// What who comes has to know.
  List<EmailContent.Row> coming() {
    List<EmailContent.Row> rows = new ArrayList<>();
    rows.add(row("doors", times.doorsWithDay()));
    rows.add(row("ends", times.ends()));
    if (event.minimumAge() > 0) {
      rows.add(row("bring", words.get("bring", Map.of("age", event.minimumAge()))));
    }
    venue.dress(event, words.language()).ifPresent(dress -> rows.add(row("dress", dress.text())));
    if (!venue.premises().address().isEmpty()) {
      rows.add(linked("where", venue.found(), venue.premises().mapPage().orElse(null)));
    }
    venue.premises().way(words.language()).ifPresent(way -> rows.add(row("way", way)));
    return rows;
  }

  private List<String> notes(int valid) {
    List<String> notes = new ArrayList<>();
    if (valid > 0) {
      notes.add(words.get("tickets.note.print"));
    }
    notes.add(words.get("tickets.note.door"));
    if (!details.total().isZero()) {
      notes.add(words.get("tickets.note.sale"));
    }
    return notes;
  }

  /// @param all the reader's orders, the newest first
  EmailContent found(List<Content.Found> all) {
    return content(
        words.get("find.subject"),
        words.get("find.preview"),
        words.get("find.headline"),
        List.of(words.get("find.body")),
        List.of(),
        words.count("tickets.button", 2, Map.of()),
        all.stream()
            .map(found ->
                new EmailContent.Row(
                    found.order().reference().toString(),
                    new EventTimes(found.event(), venue.zone(), words).titleAndDay(),
                    links.orders().page(found.order())))
            .toList(),
        List.of(words.get("find.unasked")));
  }

  /// With a button to the order.
  EmailContent content(
      String subject,
      String preview,
      String headline,
      List<String> paragraphs,
      List<EmailContent.Place> places,
      String button,
      List<EmailContent.Row> rows,
      List<String> notes) {
    return content(
        new Draft(subject, preview, new EmailContent.Opening(headline, paragraphs), "sign"),
        places,
        new EmailContent.Button(button, links.orders().page(details)),
        rows,
        notes);
  }

  /// @param sign the key of its last words
  record Draft(String subject, String preview, EmailContent.Opening opening, String sign) {}

  EmailContent content(
      Draft draft,
      List<EmailContent.Place> places,
      EmailContent.Button button,
      List<EmailContent.Row> rows,
      List<String> kindNotes) {
    Map<String, ?> values =
        Map.of(
            "support", support.value(),
            "reference", details.reference(),
            "venue", venue.name());
    List<String> notes = new ArrayList<>(kindNotes);
    notes.add(words.get("quote", values));
    notes.add(words.get(draft.sign(), values));
    return new EmailContent(
        words.language(),
        draft.subject(),
        draft.preview(),
        draft.opening(),
        new EmailContent.Bill(
            event.title(words.language()),
            times.day(),
            times.hours(),
            times.line(),
            places.isEmpty()
                ? new Phrase("", words.language())
                : event.announcement().lineup(words.language()),
            !places.isEmpty(),
            Palette.of(poster.ink())),
        places,
        button,
        rows,
        notes);
  }

  static String contentId(Ticket ticket) {
    return "ticket-" + ticket.number();
  }

  /// The price the buyer saw, with the fee inside it.
  private String paid() {
    Money total = details.total();
    if (total.isZero()) {
      return words.get("paid.free");
    }
    return details.fees().isZero()
        ? MoneyText.of(total)
        : words.get(
            "paid.fee", Map.of("amount", MoneyText.of(total), "fee", MoneyText.of(details.fees())));
  }

  EmailContent.Row row(String label, String value) {
    return linked(label, value, null);
  }

  EmailContent.Row linked(String label, String value, @Nullable URI link) {
    return new EmailContent.Row(words.get("fact." + label), value, link);
  }
}
