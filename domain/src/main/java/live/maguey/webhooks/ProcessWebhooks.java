package live.maguey.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.Backoff;
import live.maguey.shared.Retries;
import live.maguey.shared.Trail;
import live.maguey.shared.UnitOfWork;

/// Works through the inbox: events become facts, facts settle orders. A broken event keeps its
/// error and its turn, and blocks no other. Safe to run on any number of nodes.
public final class ProcessWebhooks {
  /// Under 30 s for the first ten minutes, as a short outage should heal by itself quickly. However
  /// old: one that was replayed, or lay while no worker ran, is not buried by one failure.
  private static final Retries RETRIES =
      new Retries(
          Duration.ofSeconds(15),
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(25)),
          Duration.ofMinutes(10),
          new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(30)),
          Duration.ofDays(3),
          5);

  private final WebhookEvents inbox;
  private final EventReader reader;
  private final PaymentGateway gateway;
  private final SettlePayment settle;
  private final Alerts alerts;
  private final UnitOfWork work;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Optional<RemakeOrder> remake;

  /// One that makes no order again.
  public ProcessWebhooks(
      WebhookEvents inbox,
      EventReader reader,
      PaymentGateway gateway,
      SettlePayment settle,
      Alerts alerts,
      UnitOfWork work,
      InstantSource clock,
      RandomGenerator random) {
    this(inbox, reader, gateway, settle, alerts, work, clock, random, Optional.empty());
  }

  public ProcessWebhooks(
      WebhookEvents inbox,
      EventReader reader,
      PaymentGateway gateway,
      SettlePayment settle,
      Alerts alerts,
      UnitOfWork work,
      InstantSource clock,
      RandomGenerator random,
      Optional<RemakeOrder> remake) {
    this.remake = remake;
    this.inbox = inbox;
    this.reader = reader;
    this.gateway = gateway;
    this.settle = settle;
    this.alerts = alerts;
    this.work = work;
    this.clock = clock;
    this.random = random;
  }

  /// How one event went, for the log.
  public record Processed(WebhookEvent event, String result) {}

  /// @return what was worked on, at most `limit`
  public List<Processed> process(int limit) {
    return process(limit, Trail.NONE);
  }

  /// @param trail of each event's request
  public List<Processed> process(int limit, Trail trail) {
    List<Processed> processed = new ArrayList<>();
    for (WebhookEvent event : inbox.claim(limit, clock.instant(), RETRIES.lease())) {
      String result = trail.follow(event.requestId(), null, () -> process(event));
      processed.add(new Processed(event, result));
    }
    return processed;
  }

  private String process(WebhookEvent event) {
    try {
      return switch (reader.read(event.body())) {
        case EventReader.Reading.Facts(List<Fact> facts) -> settled(event, facts);
        case EventReader.Reading.Fetch(String object) -> fetched(event, object);
        case EventReader.Reading.Foreign() ->
            finish(event, WebhookEvent.Result.FOREIGN, "names no order of ours");
        case EventReader.Reading.Ignored() ->
            finish(event, WebhookEvent.Result.IGNORED, "a kind that nothing here acts on");
      };
    } catch (RuntimeException broken) {
      return failed(event, broken.toString());
    }
  }

  private String fetched(WebhookEvent event, String object) {
    return switch (gateway.evidence(object)) {
      case PaymentGateway.Evidence.Found(List<Fact> facts) -> settled(event, facts);
      case PaymentGateway.Evidence.Foreign() ->
          finish(event, WebhookEvent.Result.FOREIGN, object + " names no order of ours");
      case PaymentGateway.Evidence.Missing() -> failed(event, "Stripe has no " + object);
      case PaymentGateway.Evidence.Unknown(String reason) -> failed(event, object + ": " + reason);
    };
  }

  /// What follows for one order is kept with its event, or not at all: one commit. Of several
  /// orders only one is locked at a time.
  private String settled(WebhookEvent event, List<Fact> facts) {
    Map<OrderId, List<Fact>> byOrder = new LinkedHashMap<>();
    facts.forEach(f -> byOrder.computeIfAbsent(f.order(), _ -> new ArrayList<>()).add(f));
    return byOrder.size() == 1 ? work.run(() -> settled(event, byOrder)) : settled(event, byOrder);
  }

  private String settled(WebhookEvent event, Map<OrderId, List<Fact>> byOrder) {
    Cause cause = new Cause(Actor.system("webhook " + event.id()), event.requestId());
    List<String> results = new ArrayList<>();
    boolean here = byOrder.isEmpty();
    for (Map.Entry<OrderId, List<Fact>> entry : byOrder.entrySet()) {
      switch (settled(event, entry.getKey(), entry.getValue(), cause)) {
        case SettlePayment.Outcome.Settled(var order, var steps) -> {
          here = true;
          results.add(order.details().reference() + " " + order.state() + " " + steps.size());
        }
        case SettlePayment.Outcome.NoSuchOrder(OrderId id) -> results.add("no order " + id);
      }
    }
    String result = String.join(", ", results);
    return here ? finish(event, WebhookEvent.Result.DONE, result) : lost(event, byOrder, result);
  }

  /// An order that this database lost is made again first, where the event says enough.
  private SettlePayment.Outcome settled(
      WebhookEvent event, OrderId order, List<Fact> facts, Cause cause) {
    SettlePayment.Outcome outcome = settle.settle(order, facts, cause);
    return outcome instanceof SettlePayment.Outcome.NoSuchOrder
            && facts.stream().anyMatch(Fact.Captured.class::isInstance)
            && isRemade(event, order, cause)
        ? settle.settle(order, facts, cause)
        : outcome;
  }

  private boolean isRemade(WebhookEvent event, OrderId order, Cause cause) {
    return remake.isPresent()
        && reader
            .sold(event.body())
            .filter(lost -> lost.order().equals(order))
            .filter(lost -> remake.get().remake(lost, cause, clock.instant()))
            .isPresent();
  }

  /// Proved to be ours, but the order is not in this database: a restored backup lacks it. Its
  /// money goes to no other order: it raises an alert, and its event waits as dead, to be replayed
  /// once the order is back.
  private String lost(WebhookEvent event, Map<OrderId, List<Fact>> byOrder, String result) {
    List<OrderId> paid =
        byOrder.entrySet().stream()
            .filter(entry -> entry.getValue().stream().anyMatch(Fact.OfMoney.class::isInstance))
            .map(Map.Entry::getKey)
            .toList();
    if (paid.isEmpty()) {
      return finish(event, WebhookEvent.Result.DONE, result);
    }
    Instant now = clock.instant();
    String detail =
        "Stripe has money of this order of ours, and it is not in the database. Once it is there: "
            + "maguey webhooks replay "
            + event.id();
    work.execute(() -> {
      inbox.dead(event.id(), now, result);
      paid.forEach(order -> alerts.raise(AlertKind.ORDER_MISSING, "order " + order, detail, now));
    });
    return "dead: " + result;
  }

  private String finish(WebhookEvent event, WebhookEvent.Result result, String note) {
    inbox.finished(event.id(), reader.scrubbed(event.body()), result, clock.instant(), note);
    return result + ": " + note;
  }

  private String failed(WebhookEvent event, String error) {
    Instant now = clock.instant();
    int tries = event.state().failures() + 1;
    if (RETRIES.areOver(event.receivedAt(), now, tries)) {
      // With its alert or not at all: no event is given up silently.
      work.execute(() -> {
        inbox.dead(event.id(), now, error);
        alerts.raise(AlertKind.WEBHOOK_DEAD, "webhook " + event.id(), error, now);
      });
      return "dead: " + error;
    }
    Duration wait = RETRIES.pause(event.receivedAt(), now, tries, random);
    inbox.failed(event.id(), now.plus(wait), error);
    return "failed: " + error;
  }
}
