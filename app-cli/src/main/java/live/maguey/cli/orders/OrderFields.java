package live.maguey.cli.orders;

import java.util.Map;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.cli.command.Report;
import live.maguey.deposits.Collected;
import live.maguey.deposits.Deposit;
import live.maguey.deposits.DepositEntry;
import live.maguey.deposits.TableBill;
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
public final class OrderFields {
  private OrderFields() {}

  /// @param bill of its table, where it has one
  public static Map<String, Object> of(OrderHistory history, Optional<TableBill> bill) {
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
        .ifPresent(reservation -> fields.put("reservation", of(reservation, picture)));
    bill.ifPresent(table -> fields.put("table", of(table)));
    return fields;
  }

  /// Of a table, what its party spends; amounts are those of the order's currency.
  static Map<String, Object> of(TableBill bill) {
    return Report.fields(
        "minimumSpend", bill.line().minimumSpend().map(Money::minor).orElse(null),
        "stillToSpend", bill.stillToSpend().minor(),
        "collected", bill.collectedInAll().minor(),
        "deposit", bill.deposit().map(OrderFields::of).orElse(null),
        "collections", bill.collected().stream().map(OrderFields::of).toList());
  }

  private static Map<String, Object> of(Deposit deposit) {
    return Report.fields(
        "taken", deposit.taken().minor(),
        "owed", deposit.owed().minor(),
        "returned", deposit.returned().minor(),
        "earned", deposit.earned().minor(),
        "forfeited", deposit.forfeited().minor(),
        "entries", deposit.entries().stream().map(OrderFields::of).toList());
  }

  private static Map<String, Object> of(DepositEntry entry) {
    return Report.fields(
        "kind", Report.word(entry.kind()),
        "amount", entry.amount().minor(),
        "currency", entry.amount().currency().getCurrencyCode(),
        "at", entry.at(),
        "source", entry.source());
  }

  private static Map<String, Object> of(Collected collected) {
    return Report.fields(
        "amount", collected.amount().minor(),
        "currency", collected.amount().currency().getCurrencyCode(),
        "at", collected.at(),
        "actor", collected.by().toString(),
        "note", collected.note());
  }

  private static Map<String, Object> of(Reservation reservation, OrderPicture picture) {
    Arrivals arrivals = picture.arrivals();
    return Report.fields(
        "no", reservation.id().no(),
        "table", picture.seat().orElse(null),
        "standIn", reservation.booking().standIn(),
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
        "kind", refund.subject().kind(),
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
