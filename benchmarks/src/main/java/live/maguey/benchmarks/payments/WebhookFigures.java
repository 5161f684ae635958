package live.maguey.benchmarks.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.audit.Cause;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Node;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.cli.load.Client;
import live.maguey.events.Event;
import live.maguey.orders.Order;
import live.maguey.webhooks.ReplayWebhooks;
import live.maguey.webhooks.WebhookEvent;
import org.HdrHistogram.Histogram;

/// Webhooks over HTTP: stored and answered, then worked on. Each says that another order is paid,
/// with tickets, ledger and email to follow.
public final class WebhookFigures {
  private static final int BURST = 10_000;
  private static final int SENDERS = 100;
  private static final int WORKERS = 4;

  /// What working on an event may add to.
  private static final String WORKED =
      """
      SELECT concat_ws(' ', (SELECT count(*) FROM tickets), (SELECT count(*) FROM ledger_entries),
                       (SELECT count(*) FROM emails), (SELECT count(*) FROM facts),
                       (SELECT sum(taken) FROM inventory))
      """;

  private final DatabaseFixture fixture;
  private final Node node;
  private final BuyerFixtures buyerFixtures;

  private WebhookFigures(DatabaseFixture fixture, Node node) {
    this.fixture = fixture;
    this.node = node;
    this.buyerFixtures = new BuyerFixtures(fixture);
  }

  public static List<Figure> take(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture();
        // Emails are another figure, and the lookalike keeps every one of them.
        Node node = new Node(fixture, false, Map.of("resend.requests-per-second", "1"))) {
      WebhookFigures figures = new WebhookFigures(fixture, node);
      List<Figure> all = new ArrayList<>();
      all.addAll(figures.intake(pace));
      all.addAll(figures.burst(pace));
      all.addAll(figures.replay(pace));
      return all;
    }
  }

  /// The same event again and again: what is repeated is answered and stored once.
  private List<Figure> intake(Pace pace) {
    List<Figure> all = new ArrayList<>();
    Order order = buyerFixtures.held(buyerFixtures.event(), 1).getFirst();
    for (int n : new int[] {1, 8, 32}) {
      AtomicInteger number = new AtomicInteger();
      all.addAll(
          new Runs("webhooks over HTTP, one after another", n)
              .design(DatabaseFixture.FLOOR, pace.loop(n, fixture::floor))
              .design(
                  "stored and answered",
                  pace.loop(
                      n,
                      () -> {
                        Client client = node.client();
                        return _ ->
                            send(client, word(order, "_" + n + "_" + number.incrementAndGet()));
                      }))
              .run(pace.turns()));
      awaitIdle();
    }
    return all;
  }

  private List<Figure> burst(Pace pace) {
    List<Load.Sample> processed = new ArrayList<>();
    return new Runs("10,000 webhooks at once, over HTTP", SENDERS)
        .design(DatabaseFixture.FLOOR, () -> Load.runAll(SENDERS, BURST, fixture.floor()))
        .design(
            "answered",
            () -> {
              Event event = buyerFixtures.event();
              List<SessionCompleted> words =
                  buyerFixtures.held(event, BURST).stream().map(o -> word(o, "")).toList();
              Client client = node.client();
              long begin = System.nanoTime();
              Load.Sample answered = Load.runAll(SENDERS, BURST, i -> send(client, words.get(i)));
              awaitIdle();
              processed.add(
                  new Load.Sample(
                      BURST, Duration.ofNanos(System.nanoTime() - begin), new Histogram(3)));
              requirePaid(event);
              return answered;
            })
        .design("settled", processed::removeLast)
        .run(pace.turns());
  }

  /// What was worked on already, worked on again: nothing changes.
  private List<Figure> replay(Pace pace) {
    List<String> done =
        node.stores().payments().inbox().list(WebhookEvent.Stage.DONE, BURST).stream()
            .map(WebhookEvent::id)
            .toList();
    ReplayWebhooks replay =
        new ReplayWebhooks(
            node.stores().payments().inbox(),
            node.stores().records().audit(),
            node.stores().database(),
            Clock.systemUTC());
    return new Runs("10,000 webhooks replayed", WORKERS)
        .design(DatabaseFixture.FLOOR, () -> Load.runAll(WORKERS, BURST, fixture.floor()))
        .design(
            "worked on again",
            () -> {
              String before = fixture.text(WORKED);
              long begin = System.nanoTime();
              Load.Sample asked =
                  Load.runAll(
                      WORKERS, BURST, i -> replay.replay(done.get(i), Cause.job("figures")));
              awaitIdle();
              Duration time = Duration.ofNanos(System.nanoTime() - begin);
              if (!fixture.text(WORKED).equals(before)) {
                throw new IllegalStateException("a replay changed what was there");
              }
              return new Load.Sample(asked.calls(), time, new Histogram(3));
            })
        .run(pace.turns());
  }

  private SessionCompleted word(Order order, String tail) {
    return SessionCompleted.of(order, Instant.now(), tail);
  }

  private static void send(Client client, SessionCompleted word) throws Exception {
    client.post(
        "/webhooks/stripe",
        word.body(),
        (status, _) -> status == 200,
        "Stripe-Signature",
        word.signature());
  }

  private void awaitIdle() {
    fixture.await("SELECT count(*) FROM webhook_events WHERE state = 'received'", 0);
  }

  private void requirePaid(Event event) {
    long paid =
        fixture.count(
            "SELECT count(*) FROM orders WHERE state = 'paid' AND event_id = '" + event.id() + "'");
    if (paid != BURST) {
      throw new IllegalStateException(paid + " orders are paid of " + BURST);
    }
  }
}
