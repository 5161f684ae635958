package live.maguey.benchmarks.emails;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.api.Stores;
import live.maguey.benchmarks.ground.Contest;
import live.maguey.benchmarks.ground.Crowd;
import live.maguey.benchmarks.ground.Figure;
import live.maguey.benchmarks.ground.Ground;
import live.maguey.benchmarks.ground.Load;
import live.maguey.benchmarks.ground.Node;
import live.maguey.benchmarks.ground.Pace;
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
    try (Ground ground = new Ground();
        Stores stores = ground.stores()) {
      SettlePayment settle = SettleFigures.settle(stores);
      Crowd crowd = new Crowd(ground);
      return new Contest("outbox, to a lookalike of Resend over HTTP", WORKERS)
          .design(Ground.FLOOR, () -> Load.runAll(WORKERS, MAILS, ground.floor()))
          .design("mails accepted", () -> drained(ground, crowd, settle))
          .run(pace.turns());
    }
  }

  private static Load.Sample drained(Ground ground, Crowd crowd, SettlePayment settle) {
    List<Order> orders = crowd.held(crowd.night(), MAILS);
    Load.runAll(WORKERS, MAILS, i -> SettleFigures.pay(settle, orders.get(i)));
    ground.execute("UPDATE emails SET due_at = due_at + interval '1 day' WHERE state = 'queued'");
    try (Node _ = new Node(ground, false, Map.of())) {
      long begin = System.nanoTime();
      ground.execute("UPDATE emails SET due_at = due_at - interval '1 day' WHERE state = 'queued'");
      ground.await("SELECT count(*) FROM emails WHERE state = 'queued'", 0);
      return new Load.Sample(MAILS, Duration.ofNanos(System.nanoTime() - begin), new Histogram(3));
    }
  }
}
