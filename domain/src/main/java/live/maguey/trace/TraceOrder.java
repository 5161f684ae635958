package live.maguey.trace;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import live.maguey.audit.Alerts;
import live.maguey.audit.AuditTrail;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.gate.ScanLog;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.refunds.Refunds;
import live.maguey.revenue.Ledger;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;

/// Reads what every capability keeps about an order: its timeline, and what is missing.
public final class TraceOrder {
  private static final int MOST = 500;

  private final Stores stores;
  private final InstantSource clock;

  /// What is read.
  public record Stores(
      CheckoutAttempts attempts,
      Facts facts,
      WebhookEvents inbox,
      Ledger ledger,
      Refunds refunds,
      Tickets tickets,
      Outbox outbox,
      ScanLog scans,
      AuditTrail audit,
      Alerts alerts) {}

  public TraceOrder(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  public Trace trace(Order order) {
    Known known = read(order);
    return new Trace(
        order,
        Optional.ofNullable(stores.ledger().returned(List.of(order.id())).get(order.id())),
        Timeline.of(known),
        Gaps.in(known, clock.instant()));
  }

  private Known read(Order order) {
    List<Fact> facts = stores.facts().of(order.id());
    List<WebhookEvent> events = events(facts);
    List<Refund> refunds = stores.refunds().of(order.id());
    List<Email> mails = stores.outbox().list(null, order.id(), MOST);
    List<Ticket> tickets = stores.tickets().of(order.id());
    Map<EmailId, List<Outbox.Attempt>> tries = new LinkedHashMap<>();
    mails.forEach(m -> tries.put(m.id(), stores.outbox().attempts(m.id())));
    Map<String, List<ScanLog.Scan>> scans = new LinkedHashMap<>();
    tickets.forEach(t -> scans.put(t.number(), stores.scans().of(t.id(), MOST)));
    return new Known(
        order,
        stores.attempts().current(order.id()),
        facts,
        events,
        stores.audit().of("order " + order.id(), MOST),
        stores.ledger().of(order.id()),
        refunds,
        mails,
        tries,
        tickets,
        scans,
        alerts(
            order,
            events,
            refunds,
            mails.stream().filter(mail -> !Gaps.isMended(mail, mails)).toList()));
  }

  private List<WebhookEvent> events(List<Fact> facts) {
    return facts.stream()
        .map(Fact::source)
        .filter(source -> source.startsWith("evt_"))
        .collect(Collectors.toSet())
        .stream()
        .flatMap(id -> stores.inbox().find(id).stream())
        .toList();
  }

  private List<Alerts.Alert> alerts(
      Order order, List<WebhookEvent> events, List<Refund> refunds, List<Email> mails) {
    List<String> ours = new ArrayList<>(List.of("order " + order.id()));
    events.forEach(e -> ours.add("webhook " + e.id()));
    refunds.forEach(r -> ours.add("refund " + r.id()));
    mails.forEach(m -> ours.add("email " + m.id()));
    return stores.alerts().open(MOST).stream()
        .filter(alert -> ours.stream().anyMatch(alert.subject()::startsWith))
        .toList();
  }
}
