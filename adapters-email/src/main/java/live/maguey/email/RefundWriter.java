package live.maguey.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.lookup.EmailPicture;
import live.maguey.orders.OrderDetails;
import live.maguey.payments.Refund;
import live.maguey.refunds.RefundOrder;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;

/// Writes the emails about money that goes back.
final class RefundWriter {
  private final EmailWriter writer;
  private final OrderDetails order;
  private final Event event;
  private final Words words;
  private final EventTimes times;

  RefundWriter(EmailWriter writer, EmailPicture picture, EventTimes times) {
    this.writer = writer;
    this.order = picture.order().details();
    this.event = picture.event();
    this.words = Words.of("mail", picture.reader().language());
    this.times = times;
  }

  /// For money that came once nothing could be bought by it any more: no place was left, or the
  /// event is off.
  EmailContent late(Refund refund) {
    if (event.state() == Event.State.CANCELLED) {
      return calledOff(returned("off", refund, List.of(say("off.body", refund.amount()))));
    }
    return returned(
        "late", refund, List.of(say("late.body", refund.amount()), words.get("late.body.soon")));
  }

  EmailContent refund(Refund refund) {
    List<String> paragraphs = new ArrayList<>(why(refund));
    paragraphs.add(words.get("refund.body"));
    return returned("refund", refund, paragraphs);
  }

  private List<String> why(Refund refund) {
    String key = "refund.reason." + refund.reason();
    return switch (refund.subject()) {
      case Refund.Subject.Tickets(List<Refund.Part> parts) ->
          words.has(key) ? List.of(words.get(key, Map.of("tickets", tickets(parts)))) : List.of();
      case Refund.Subject.Amount _ ->
          Stream.concat(
                  refund.toldReason().stream()
                      .map(told -> words.get("refund.amount.why", Map.of("reason", told))),
                  Stream.of(
                      words.get(
                          order.hasTable() ? "refund.amount.table" : "refund.amount.tickets")))
              .toList();
      case Refund.Subject.Payment() -> words.has(key) ? List.of(words.get(key)) : List.of();
      case Refund.Subject.Elsewhere() -> List.of();
    };
  }

  /// @param refunds all of the order; other refunds have their own email
  EmailContent cancelled(List<Refund> refunds) {
    Money back =
        refunds.stream()
            .filter(r -> r.subject() instanceof Refund.Subject.Tickets)
            .filter(r -> r.reason().equals(RefundOrder.Why.EVENT_CANCELLED.reason()))
            .map(Refund::amount)
            .reduce(Money.zero(order.total().currency()), Money::plus);
    List<EmailContent.Row> rows = new ArrayList<>();
    if (!back.isZero()) {
      rows.add(writer.row("returned", MoneyText.of(back)));
    }
    rows.add(writer.row("night", times.titleAndDay()));
    rows.add(writer.row("order", order.reference().toString()));
    EmailContent content =
        writer.content(
            say("cancelled.subject", back),
            words.get("cancelled.preview"),
            say("cancelled.headline", back),
            List.of(back.isZero() ? words.get("cancelled.body.free") : say("cancelled.body", back)),
            List.of(),
            words.get("button.order"),
            rows,
            List.of());
    return calledOff(content);
  }

  /// Nobody should read when doors open of an event that does not take place.
  private EmailContent calledOff(EmailContent content) {
    return content.at(
        words.get("bill.off"), words.get("plain.times.off", Map.of("day", times.day())));
  }

  private static String tickets(List<Refund.Part> parts) {
    return parts.stream()
        .map(part -> Ticket.number(part.ticket()))
        .collect(Collectors.joining(", "));
  }

  private EmailContent returned(String kind, Refund refund, List<String> paragraphs) {
    return writer.content(
        say(kind + ".subject", refund.amount()),
        words.get(kind + ".preview"),
        say(kind + ".headline", refund.amount()),
        paragraphs,
        List.of(),
        words.get("button.order"),
        List.of(
            writer.row("returned", MoneyText.of(refund.amount())),
            writer.row("night", times.titleAndDay()),
            writer.row("order", order.reference().toString())),
        List.of());
  }

  private String say(String key, Money amount) {
    return words.get(
        key, Map.of("amount", MoneyText.of(amount), "event", event.title(words.language()).text()));
  }
}
