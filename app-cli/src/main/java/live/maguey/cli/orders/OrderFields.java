package live.maguey.cli.orders;

import java.util.Map;
import live.maguey.audit.AuditEntry;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.cli.command.Report;
import live.maguey.disputes.Dispute;
import live.maguey.emails.Email;
import live.maguey.gate.Arrivals;
import live.maguey.lookup.OrderHistory;
import live.maguey.lookup.OrderPayment;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.reservations.Reservation;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;

/// The JSON of what an order consists of.
final class OrderFields {
  private OrderFields() {}

  static Map<String, Object> of(OrderHistory history) {
    OrderPicture picture = history.picture();
    Order order = picture.order();
    OrderPayment payment = history.payment();
    Map<String, Object> fields =
        Report.fields(
            "reference", order.details().reference().value(),
            "id", order.id().toString(),
            "state", order.state(),
            "event", picture.event().slug().value(),
            "channel", Report.word(order.details().channel()),
            "placedAt", order.details().placedAt(),
            "buyer", picture.buyer().map(b -> b.email().value()).orElse(null),
            "total", order.total().minor(),
            "refunded", history.returned().map(Money::minor).orElse(0L),
            "fees", order.details().fees().minor(),
            "currency", order.total().currency().getCurrencyCode(),
            "lines", order.details().lines().stream().map(OrderFields::of).toList(),
            "attempts", payment.attempts().stream().map(OrderFields::of).toList(),
            "ledger", history.ledger().stream().map(OrderFields::of).toList(),
            "facts", payment.facts().stream().map(OrderFields::of).toList(),
            "disputed", order.details().disputed(),
            "disputes", payment.disputes().stream().map(OrderFields::of).toList(),
            "refunds", payment.refunds().stream().map(OrderFields::of).toList(),
            "tickets", picture.tickets().stream().map(OrderFields::of).toList(),
            "emails", history.emails().stream().map(OrderFields::of).toList(),
            "audit", history.trail().stream().map(OrderFields::of).toList());
    picture
        .reservation()
        .ifPresent(reservation -> fields.put("reservation", of(reservation, picture.arrivals())));
    return fields;
  }

  private static Map<String, Object> of(Reservation reservation, Arrivals arrivals) {
    return Report.fields(
        "no", reservation.id().no(),
        "line", reservation.booking().line(),
        "state", reservation.state(),
        "since", reservation.since(),
        "seats", arrivals.seats(),
        "in", arrivals.in());
  }

  static Map<String, Object> of(OrderLine line) {
    return Report.fields(
        "tier", line.item().name(),
        "quantity", line.quantity(),
        "unitPrice", line.price().each().minor(),
        "unitFee", line.price().fee().minor(),
        "unitTax", line.price().tax().minor(),
        "released", line.released());
  }

  static Map<String, Object> of(Fact fact) {
    Money amount = fact instanceof Fact.OfMoney money ? money.amount() : null;
    return Report.fields(
        "kind", Report.word(fact.identity().kind()),
        "status", fact.identity().status(),
        "amount", amount == null ? null : amount.minor(),
        "currency", amount == null ? null : amount.currency().getCurrencyCode(),
        "at", fact.at(),
        "object", fact.object(),
        "source", fact.source());
  }

  static Map<String, Object> of(CheckoutAttempt attempt) {
    return Report.fields(
        "number", attempt.number(),
        "state", attempt.state(),
        "session", attempt.session().orElse(null),
        "refusal", attempt instanceof CheckoutAttempt.Refused refused ? refused.reason() : null);
  }

  static Map<String, Object> of(LedgerEntry entry) {
    return Report.fields(
        "kind", Report.word(entry.kind()),
        "account", Report.word(entry.account()),
        "amount", entry.amount().minor(),
        "currency", entry.amount().currency().getCurrencyCode(),
        "at", entry.at(),
        "source", entry.source(),
        "balanceTransaction", entry.balanceTransaction());
  }

  static Map<String, Object> of(Dispute dispute) {
    return Report.fields(
        "id", dispute.object(),
        "state", Report.word(dispute.state()),
        "amount", dispute.amount().minor(),
        "currency", dispute.amount().currency().getCurrencyCode(),
        "payment", dispute.payment().orElse(null),
        "dueBy", dispute.dueBy());
  }

  static Map<String, Object> of(Refund refund) {
    return Report.fields(
        "id", refund.id().toString(),
        "state", Report.word(refund.state()),
        "amount", refund.amount().minor(),
        "currency", refund.amount().currency().getCurrencyCode(),
        "reason", refund.reason(),
        "requestedAt", refund.requestedAt(),
        "object", refund.object().orElse(null));
  }

  static Map<String, Object> of(Ticket ticket) {
    return Report.fields(
        "number", ticket.number(),
        "tier", ticket.name(),
        "serial", ticket.serial(),
        "void", ticket.voidReason().map(Report::word).orElse(null),
        "entries", ticket.entries(),
        "firstAdmittedAt", ticket.firstAdmittedAt().orElse(null));
  }

  static Map<String, Object> of(Email mail) {
    return Report.fields(
        "id", mail.id().toString(),
        "kind", Report.word(mail.kind()),
        "state", Report.word(mail.state().stage()),
        "attempts", mail.state().attempts(),
        "queuedAt", mail.queuedAt(),
        "acceptedAt", mail.sent().map(Email.State.Sent::acceptedAt).orElse(null));
  }

  static Map<String, Object> of(AuditEntry entry) {
    return Report.fields(
        "at", entry.at(),
        "actor", entry.actor().toString(),
        "act", entry.act(),
        "detail", entry.detail());
  }
}
