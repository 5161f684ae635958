package live.maguey.cli.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.api.Stores;
import live.maguey.audit.AuditEntry;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.disputes.Dispute;
import live.maguey.disputes.Doubts;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.orders.Buyer;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey orders show`.
@Command(
    name = "show",
    description = "Shows one order: lines, payment, ledger, tickets, emails.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey orders show MGY-7K2Q-9F", "  maguey orders show mgy7k2q9f --json"})
final class ShowOrder implements Callable<Integer> {
  private static final int TRAIL = 50;
  private static final int MAILS = 50;

  @Mixin private Operation operation;

  @Parameters(paramLabel = "ORDER", description = "Its number, with or without hyphens.")
  private String reference;

  @Override
  public Integer call() {
    OrderReference parsed = OrderReference.parse(reference);
    return operation.run((desk, report) -> show(desk, report, parsed));
  }

  private int show(Desk desk, Report report, OrderReference number) {
    Stores stores = desk.stores();
    Optional<Order> found = stores.orders().find(number);
    if (found.isEmpty()) {
      operation.complain(
          "No order has the number " + number + ". `maguey orders list` shows the newest.");
      return ExitCode.WRONG;
    }
    Order order = found.get();
    Event event = stores.events().find(order.details().event()).orElseThrow();
    Optional<Buyer> buyer = stores.orders().buyer(order.details().buyer());
    List<CheckoutAttempt> attempts = stores.attempts().of(order.id());
    List<LedgerEntry> ledger = stores.ledger().of(order.id());
    Optional<Money> returned =
        Optional.ofNullable(stores.ledger().returned(List.of(order.id())).get(order.id()));
    List<Fact> facts = stores.facts().of(order.id());
    List<Dispute> disputes = Doubts.of(facts).disputes();
    List<Refund> refunds = stores.refunds().of(order.id());
    List<Ticket> tickets = stores.tickets().of(order.id());
    List<Email> mails = stores.outbox().list(null, order.id(), MAILS);
    List<AuditEntry> trail = stores.audit().of("order " + order.id(), TRAIL);
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reference", number.value(),
              "id", order.id().toString(),
              "state", order.state(),
              "event", event.slug().value(),
              "channel", Report.word(order.details().channel()),
              "placedAt", order.details().placedAt(),
              "buyer", buyer.map(b -> b.email().value()).orElse(null),
              "total", order.total().minor(),
              "refunded", returned.map(Money::minor).orElse(0L),
              "fees", order.details().fees().minor(),
              "currency", order.total().currency().getCurrencyCode(),
              "lines", order.details().lines().stream().map(OrderFields::of).toList(),
              "attempts", attempts.stream().map(OrderFields::of).toList(),
              "ledger", ledger.stream().map(OrderFields::of).toList(),
              "facts", facts.stream().map(OrderFields::of).toList(),
              "disputed", order.details().disputed(),
              "disputes", disputes.stream().map(OrderFields::of).toList(),
              "refunds", refunds.stream().map(OrderFields::of).toList(),
              "tickets", tickets.stream().map(OrderFields::of).toList(),
              "emails", mails.stream().map(OrderFields::of).toList(),
              "audit", trail.stream().map(OrderFields::of).toList()));
      return ExitCode.DONE;
    }
    Map<String, String> head = new LinkedHashMap<>();
    head.put("state", order.state());
    head.put("event", event.title() + ", " + event.businessDate());
    head.put("buyer", buyer.map(b -> b.name() + " <" + b.email().value() + ">").orElse("erased"));
    head.put("placed", report.time(order.details().placedAt()));
    if (order.details().disputed()) {
      head.put("disputed", "yes: the gate says so");
    }
    if (order instanceof Order.Held held) {
      head.put("held until", report.time(held.expiresAt()));
    }
    for (OrderLine line : order.details().lines()) {
      head.put(line.quantity() + " × " + line.tierName(), line.total().display());
    }
    head.put("total", order.total().display() + ", fee " + order.details().fees().display());
    head.put("refunded", returned.map(Money::display).orElse(""));
    report.facts(number.value(), head);
    if (!attempts.isEmpty()) {
      report.say("");
      report.table(
          List.of("NO", "PAGE", "SESSION"),
          attempts.stream()
              .map(a ->
                  List.of(
                      Integer.toString(a.number()),
                      Report.word(a.state()),
                      a.refusal() != null
                          ? a.refusal()
                          : Objects.requireNonNullElse(a.session(), "")))
              .toList());
    }
    if (!facts.isEmpty()) {
      report.say("");
      report.table(
          List.of("FACT", "AMOUNT", "AT", "OF", "STATUS"),
          facts.stream()
              .filter(f -> f.kind() != Fact.Kind.DISPUTE_DEADLINE)
              .map(f ->
                  List.of(
                      shortKind(f),
                      f.amount() == null ? "" : f.amount().display(),
                      report.time(f.at()),
                      f.object(),
                      f.status()))
              .toList());
    }
    if (!ledger.isEmpty()) {
      report.say("");
      report.table(
          List.of("BOOKED", "AMOUNT", "AT", "IN", "OF"),
          ledger.stream()
              .map(e ->
                  List.of(
                      Report.word(e.kind()),
                      e.amount().display(),
                      report.time(e.at()),
                      Report.word(e.account()),
                      Objects.requireNonNullElse(e.balanceTransaction(), e.source())))
              .toList());
    }
    if (!disputes.isEmpty()) {
      report.say("");
      report.table(
          List.of("DISPUTE", "STATE", "AMOUNT", "ANSWER BY"),
          disputes.stream()
              .map(d ->
                  List.of(
                      d.object(),
                      Report.word(d.state()),
                      d.amount().display(),
                      report.time(d.dueBy())))
              .toList());
    }
    if (!refunds.isEmpty()) {
      report.say("");
      report.table(
          List.of("REFUND", "AMOUNT", "ASKED", "WHY"),
          refunds.stream()
              .map(r ->
                  List.of(
                      Report.word(r.state()),
                      r.amount().display(),
                      report.time(r.requestedAt()),
                      r.reason()))
              .toList());
    }
    if (!tickets.isEmpty()) {
      report.say("");
      report.table(
          List.of("TICKET", "TIER", "STATE", "ADMITTED"),
          tickets.stream()
              .map(t ->
                  List.of(
                      t.number(),
                      t.tierName(),
                      t.voided() == null ? "valid" : Report.word(t.voided()),
                      report.time(t.firstAdmittedAt())))
              .toList());
    }
    if (!mails.isEmpty()) {
      report.say("");
      report.table(
          List.of("MAIL", "STATE", "TRIES", "QUEUED", "ID"),
          mails.stream()
              .map(m ->
                  List.of(
                      Report.word(m.kind()),
                      Report.word(m.state()),
                      Integer.toString(m.attempts()),
                      report.time(m.queuedAt()),
                      m.id().toString()))
              .toList());
    }
    if (!trail.isEmpty()) {
      report.say("");
      report.table(
          List.of("AT", "BY", "DONE"),
          trail.reversed().stream()
              .map(a -> List.of(report.time(a.at()), a.actor().toString(), a.act()))
              .toList());
    }
    return ExitCode.DONE;
  }

  /// What fits beside an id of Stripe's; the deadline of a dispute is told with the dispute.
  private static String shortKind(Fact fact) {
    return switch (fact.kind()) {
      case DISPUTE_MONEY -> "money";
      case FRAUD_WARNING -> "warning";
      default -> Report.word(fact.kind());
    };
  }
}
