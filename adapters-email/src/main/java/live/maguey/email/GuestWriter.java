package live.maguey.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.events.Event;
import live.maguey.events.TableId;
import live.maguey.guests.Guests;
import live.maguey.lookup.EmailPicture;
import live.maguey.orders.OrderDetails;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.words.Words;

/// Writes the emails to a table's guests, and to its host about them.
final class GuestWriter {
  private final EmailWriter writer;
  private final MailLinks links;
  private final OrderDetails order;
  private final Event event;
  private final Words words;
  private final EventTimes times;

  GuestWriter(EmailWriter writer, EmailPicture picture, MailLinks links, EventTimes times) {
    this.writer = writer;
    this.links = links;
    this.order = picture.order().details();
    this.event = picture.event();
    this.words = Words.of("mail", picture.reader().language());
    this.times = times;
  }

  /// @param shown all passes of the table; @param own the reader's; @param renewed whether it has a
  ///   new code; @param host who gave the address
  EmailContent pass(List<ShowTickets.Shown> shown, Ticket own, boolean renewed, String host) {
    Map<String, Object> values = about(own.label().name());
    values.put("host", host);
    boolean valid = own.isValid();
    List<String> paragraphs = new ArrayList<>();
    if (!valid) {
      paragraphs.add(words.get("guest.none", values));
    } else if (renewed) {
      paragraphs.add(words.get("guest.renewed", values));
    }
    List<EmailContent.Row> rows = new ArrayList<>();
    rows.add(writer.row("host", host));
    rows.add(writer.row("seat", words.get("guest.booked", values) + section(own)));
    rows.addAll(writer.coming());
    rows.add(writer.linked("night", times.titleAndDay(), links.event(event.slug())));
    rows.add(
        writer.linked(
            "notyou", words.get("guest.decline", values), links.guests().notMe(own.code())));
    return writer.content(
        new EmailWriter.Draft(
            words.get(renewed ? "guest.renewed.subject" : "guest.subject", values),
            words.get("guest.preview", values),
            new EmailContent.Opening(
                words.get(valid ? "guest.headline" : "guest.headline.none", values), paragraphs),
            "guest.sign"),
        new TicketWords(shown, event, words)
            .places().stream().filter(place -> place.number().equals(own.number())).toList(),
        new EmailContent.Button(words.get("guest.button"), links.guests().passPage(own.code())),
        rows,
        List.of(
            words.get("guest.note.address", values),
            words.get("guest.note.door"),
            words.get("tickets.note.print")));
  }

  private String section(Ticket own) {
    String note = own.noted(event, words.language()).text();
    return note.isEmpty() ? "" : ", " + note;
  }

  /// @param table its label
  EmailContent firstGuest(String table, Guests.Settings host) {
    Map<String, Object> values = about(table);
    return toHost("first", values, List.of(words.get("first.body", values)), host);
  }

  /// @param left the numbers of the passes that nobody has, one or more
  EmailContent passesLeft(String table, List<Integer> left, Guests.Settings host) {
    Map<String, Object> values = about(table);
    values.put("passes", left.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    return toHost("left", values, List.of(words.count("left.body", left.size(), values)), host);
  }

  private EmailContent toHost(
      String kind, Map<String, Object> values, List<String> paragraphs, Guests.Settings host) {
    return writer.content(
        new EmailWriter.Draft(
            words.get(kind + ".subject", values),
            words.get(kind + ".preview", values),
            new EmailContent.Opening(words.get(kind + ".headline", values), paragraphs),
            "sign"),
        List.of(),
        new EmailContent.Button(words.get(kind + ".button"), links.guests().hostPage(order, host)),
        List.of(
            writer.row("booked", words.get("guest.booked", values)),
            writer.row("doors", times.doorsWithDay()),
            writer.row("order", order.reference().toString())),
        List.of());
  }

  private Map<String, Object> about(String table) {
    Map<String, Object> values = new HashMap<>();
    values.put("table", TableId.name(table, words.language()));
    values.put("event", event.title(words.language()).text());
    values.put("day", times.longDay());
    values.put("doors", times.doors());
    return values;
  }
}
