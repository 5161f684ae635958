package live.maguey.persistence.demo;

import static live.maguey.persistence.demo.PastTable.AUDIT_ENTRIES;
import static live.maguey.persistence.demo.PastTable.FACTS;
import static live.maguey.persistence.demo.PastTable.REFUNDS;
import static live.maguey.persistence.demo.PastTable.REFUND_PARTS;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import live.maguey.payments.StepKey;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// The whole money of an order going back.
final class PastRefund {
  private PastRefund() {}

  /// Requested now, with Stripe a moment later.
  ///
  /// @param tickets all of the order, by their numbers
  /// @return Stripe's id of it
  static String made(Past past, PastOrder order, List<TicketId> tickets) {
    Instant asked = past.at();
    UUID refund = past.id();
    String object = "re_past" + past.name();
    Money total = order.line().total();
    order.mailed("refund", 2, refund.toString());
    past.rows.add(
        AUDIT_ENTRIES,
        asked,
        "system",
        "demo",
        "order.refunded",
        "order " + order.id(),
        tickets.stream().map(Ticket::number).collect(Collectors.joining(", ")) + ", " + total);
    for (int i = 0; i < tickets.size(); i++) {
      past.rows.add(
          REFUND_PARTS, tickets.get(i).value(), refund, order.line().share(i + 1).minor());
    }
    past.moveTo(asked.plusSeconds(1 + past.random.nextInt(3)));
    Instant made = past.at();
    past.rows.add(
        REFUNDS,
        refund,
        order.id(),
        order.payment(),
        total.minor(),
        total.currency(),
        "asked",
        "succeeded",
        1,
        object,
        asked,
        made,
        made);
    past.rows.add(
        FACTS,
        "refund",
        object,
        "succeeded",
        order.id(),
        total.minor(),
        total.currency(),
        made,
        "fetch",
        refund);
    past.rows.add(
        FACTS, "refund_of", object, "of", order.id(), null, null, made, "fetch", order.payment());
    order.done(StepKey.of("refund:" + object + ":succeeded"), "succeeded", made);
    order.done(StepKey.of("refunded:" + object), "recorded", made);
    if (order.line().minimumSpend().isPresent()) {
      order.done(StepKey.of("deposit-returned:" + object), "recorded", made);
    }
    order.booked("refund", object, null, -total.minor());
    return object;
  }
}
