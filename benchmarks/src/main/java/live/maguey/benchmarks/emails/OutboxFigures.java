package live.maguey.benchmarks.emails;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.api.Stores;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Node;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.benchmarks.payments.SettleFigures;
import live.maguey.orders.Order;
import live.maguey.settlement.SettlePayment;
import org.HdrHistogram.Histogram;

/// Owed emails with their tickets, until a provider that answers at once has accepted them all.
public final class OutboxFigures {
  private static final int MAILS = 10_000;
  private static final int WORKERS = 4;

  private OutboxFigures() {}

  public static List<Figure> take(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture();
        Stores stores = fixture.stores()) {
      SettlePayment settle = SettleFigures.settle(stores);
      BuyerFixtures buyerFixtures = new BuyerFixtures(fixture);
      return new Runs("outbox, to a lookalike of Resend over HTTP", WORKERS)
          .design(DatabaseFixture.FLOOR, () -> Load.runAll(WORKERS, MAILS, fixture.floor()))
          .design("mails accepted", () -> drained(fixture, buyerFixtures, settle))
          .run(pace.turns());
    }
  }

  private static Load.Sample drained(
      DatabaseFixture fixture, BuyerFixtures buyerFixtures, SettlePayment settle) {
    List<Order> orders = buyerFixtures.held(buyerFixtures.event(), MAILS);
    Load.runAll(WORKERS, MAILS, i -> SettleFigures.pay(settle, orders.get(i)));
    fixture.execute("UPDATE emails SET due_at = due_at + interval '1 day' WHERE state = 'queued'");
    try (Node _ = new Node(fixture, false, Map.of())) {
      long begin = System.nanoTime();
      fixture.execute(
          "UPDATE emails SET due_at = due_at - interval '1 day' WHERE state = 'queued'");
      fixture.await("SELECT count(*) FROM emails WHERE state = 'queued'", 0);
      return new Load.Sample(MAILS, Duration.ofNanos(System.nanoTime() - begin), new Histogram(3));
    }
  }
}
