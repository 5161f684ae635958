package live.maguey.cli.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
import live.maguey.words.MoneyText;

/// An order with all that belongs to it, as text: its facts, then a table of each kind that it has.
final class OrderTables {
  private final Report report;

  OrderTables(Report report) {
    this.report = report;
  }

  /// @param bill of its table, where it has one
  void print(OrderHistory history, Optional<TableBill> bill) {
    OrderPicture picture = history.picture();
    OrderPayment payment = history.payment();
    head(picture, history.returned(), bill);
    table(List.of("NO", "PAGE", "SESSION"), payment.attempts(), OrderTables::attempt);
    table(
        List.of("FACT", "AMOUNT", "AT", "OF", "STATUS"),
        payment.facts().stream().filter(f -> !(f instanceof Fact.DisputeDue)).toList(),
        this::fact);
    table(List.of("BOOKED", "AMOUNT", "AT", "IN", "OF"), history.ledger(), this::entry);
    table(
        List.of("DEPOSIT", "AMOUNT", "AT", "BY"),
        bill.flatMap(TableBill::deposit).map(Deposit::entries).orElse(List.of()),
        this::entry);
    table(
        List.of("COLLECTED", "AT", "BY", "NOTE"),
        bill.map(TableBill::collected).orElse(List.of()),
        this::collected);
    table(List.of("DISPUTE", "STATE", "AMOUNT", "ANSWER BY"), payment.disputes(), this::dispute);
    table(List.of("REFUND", "AMOUNT", "ASKED", "WHY"), payment.refunds(), this::refund);
    table(List.of("TICKET", "TIER", "STATE", "ADMITTED"), picture.tickets(), this::ticket);
    table(List.of("MAIL", "STATE", "TRIES", "QUEUED", "ID"), history.emails(), this::email);
    table(List.of("AT", "BY", "DONE"), history.trail().reversed(), this::act);
  }

  private void head(OrderPicture picture, Optional<Money> returned, Optional<TableBill> bill) {
    Order order = picture.order();
    Map<String, String> head = new LinkedHashMap<>();
    head.put("state", order.state());
    head.put("event", picture.event().title() + ", " + picture.event().businessDate());
    head.put(
        "buyer",
        picture.buyer().map(b -> b.name() + " <" + b.email().value() + ">").orElse("erased"));
    head.put("placed", report.time(order.details().placedAt()));
    if (order.details().disputed()) {
      head.put("disputed", "yes: the gate says so");
    }
    if (order instanceof Order.Held held) {
      head.put("held until", report.time(held.expiresAt()));
    }
    for (OrderLine line : order.details().lines()) {
      head.put(
          line.quantity() + " × " + line.item().name(),
          MoneyText.of(line.total()) + (line.minimumSpend().isPresent() ? ", deposit" : ""));
    }
    picture.reservation().ifPresent(r -> head.put("reservation", reservation(r, picture)));
    head.put(
        "total", MoneyText.of(order.total()) + ", fee " + MoneyText.of(order.details().fees()));
    bill.ifPresent(b -> spend(head, b));
    head.put("refunded", returned.map(MoneyText::of).orElse(""));
    report.facts(order.details().reference().value(), head);
  }

  private static void spend(Map<String, String> head, TableBill bill) {
    bill.deposit()
        .ifPresent(d -> {
          head.put("deposit paid", MoneyText.of(d.taken()));
          head.put("owed to guest", amount(d.owed()));
          head.put("returned", amount(d.returned()));
          head.put("earned", amount(d.earned()));
          head.put("forfeited", amount(d.forfeited()));
        });
    head.put("minimum spend", bill.line().minimumSpend().map(MoneyText::of).orElse(""));
    head.put("collected", amount(bill.collectedInAll()));
    if (bill.line().minimumSpend().isPresent()) {
      head.put("still to spend", MoneyText.of(bill.stillToSpend()));
    }
  }

  /// Nothing is left out.
  private static String amount(Money amount) {
    return amount.isZero() ? "" : MoneyText.of(amount);
  }

  private List<String> entry(DepositEntry entry) {
    return List.of(
        Report.word(entry.kind()),
        MoneyText.of(entry.amount()),
        report.time(entry.at()),
        entry.source());
  }

  private List<String> collected(Collected collected) {
    return List.of(
        MoneyText.of(collected.amount()),
        report.time(collected.at()),
        collected.by().toString(),
        collected.note());
  }

  private String reservation(Reservation reservation, OrderPicture picture) {
    Arrivals arrivals = picture.arrivals();
    String since =
        "table "
            + picture.seat().orElse("")
            + (reservation.booking().standIn() ? ", which stands in, " : ", ")
            + reservation.state()
            + " since "
            + report.time(reservation.since());
    return arrivals.seats() == 0
        ? since
        : since + ", " + arrivals.in() + " of " + arrivals.seats() + " in";
  }

  /// Nothing where there are no rows.
  private <T> void table(List<String> names, List<T> rows, Function<T, List<String>> cells) {
    if (!rows.isEmpty()) {
      report.say("");
      report.table(names, rows.stream().map(cells).toList());
    }
  }

  private static List<String> attempt(CheckoutAttempt attempt) {
    return List.of(
        Integer.toString(attempt.number()),
        attempt.state(),
        attempt instanceof CheckoutAttempt.Refused refused
            ? refused.reason()
            : attempt.session().orElse(""));
  }

  private List<String> fact(Fact fact) {
    return List.of(
        shortKind(fact),
        fact instanceof Fact.OfMoney money ? MoneyText.of(money.amount()) : "",
        report.time(fact.at()),
        fact.object(),
        fact.identity().status());
  }

  private List<String> entry(LedgerEntry entry) {
    return List.of(
        Report.word(entry.kind()),
        MoneyText.of(entry.amount()),
        report.time(entry.at()),
        Report.word(entry.account()),
        Objects.requireNonNullElse(entry.balanceTransaction(), entry.source()));
  }

  private List<String> dispute(Dispute dispute) {
    return List.of(
        dispute.object(),
        Report.word(dispute.state()),
        MoneyText.of(dispute.amount()),
        report.time(dispute.dueBy()));
  }

  private List<String> refund(Refund refund) {
    return List.of(
        Report.word(refund.state()),
        MoneyText.of(refund.amount()),
        report.time(refund.requestedAt()),
        refund.reason());
  }

  private List<String> ticket(Ticket ticket) {
    return List.of(
        ticket.number(),
        ticket.isPass() ? ticket.name() + ", " + Report.word(ticket.kind()) : ticket.name(),
        ticket.voidReason().map(Report::word).orElse("valid"),
        report.time(ticket.firstAdmittedAt().orElse(null)));
  }

  private List<String> email(Email mail) {
    return List.of(
        Report.word(mail.kind()),
        Report.word(mail.state().stage()),
        Integer.toString(mail.state().attempts()),
        report.time(mail.queuedAt()),
        mail.id().toString());
  }

  private List<String> act(AuditEntry entry) {
    return List.of(report.time(entry.at()), entry.actor().toString(), entry.act());
  }

  /// What fits beside an id of Stripe's; the deadline of a dispute is told with the dispute.
  private static String shortKind(Fact fact) {
    return switch (fact) {
      case Fact.DisputeMoved _ -> "money";
      case Fact.FraudWarning _ -> "warning";
      default -> Report.word(fact.identity().kind());
    };
  }
}
