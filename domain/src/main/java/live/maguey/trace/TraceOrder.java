package live.maguey.trace;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.alerts.Alert;
import live.maguey.alerts.Alerts;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.gate.ScanLog;
import live.maguey.lookup.LookUpOrder;
import live.maguey.lookup.OrderHistory;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;

/// Reads what every capability keeps about an order: its timeline, and what is missing.
public final class TraceOrder {
  private static final int MOST = 500;

  private final LookUpOrder lookUp;
  private final WebhookEvents inbox;
  private final Outbox outbox;
  private final ScanLog scans;
  private final Alerts alerts;
  private final InstantSource clock;

  public TraceOrder(
      LookUpOrder lookUp,
      WebhookEvents inbox,
      Outbox outbox,
      ScanLog scans,
      Alerts alerts,
      InstantSource clock) {
    this.lookUp = lookUp;
    this.inbox = inbox;
    this.outbox = outbox;
    this.scans = scans;
    this.alerts = alerts;
    this.clock = clock;
  }

  public Trace trace(Order order) {
    Known known = read(order);
    return new Trace(
        order,
        known.history().returned(),
        Timeline.of(known),
        Gaps.in(known, clock.instant()),
        Explanations.of(known));
  }

  private Known read(Order order) {
    OrderHistory history = lookUp.history(order, MOST);
    List<Email> mails = history.emails();
    List<WebhookEvent> events = events(history.payment().facts());
    Map<EmailId, List<Outbox.Attempt>> tries = new LinkedHashMap<>();
    mails.forEach(m -> tries.put(m.id(), outbox.attempts(m.id())));
    Map<String, List<ScanLog.Scan>> seen = new LinkedHashMap<>();
    history.picture().tickets().forEach(t -> seen.put(t.number(), scans.of(t.id(), MOST)));
    return new Known(
        history,
        events,
        tries,
        seen,
        alerts(
            order,
            events,
            history.payment().refunds(),
            mails.stream().filter(mail -> !Gaps.isMended(mail, mails)).toList()));
  }

  private List<WebhookEvent> events(List<Fact> facts) {
    return facts.stream()
        .map(Fact::source)
        .filter(source -> source.startsWith("evt_"))
        .collect(Collectors.toSet())
        .stream()
        .flatMap(id -> inbox.find(id).stream())
        .toList();
  }

  private List<Alert> alerts(
      Order order, List<WebhookEvent> events, List<Refund> refunds, List<Email> mails) {
    List<String> ours = new ArrayList<>(List.of("order " + order.id()));
    events.forEach(e -> ours.add("webhook " + e.id()));
    refunds.forEach(r -> ours.add("refund " + r.id()));
    mails.forEach(m -> ours.add("email " + m.id()));
    return alerts.open(MOST).stream()
        .filter(alert -> ours.stream().anyMatch(alert.subject()::startsWith))
        .toList();
  }
}
