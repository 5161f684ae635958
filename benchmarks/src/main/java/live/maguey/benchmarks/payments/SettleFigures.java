package live.maguey.benchmarks.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.api.Application;
import live.maguey.api.Stores;
import live.maguey.audit.Cause;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.settlement.SettlePayment;

/// From the money's arrival to tickets, ledger and owed email: one order, one transaction.
public final class SettleFigures {
  private SettleFigures() {}

  public static List<Figure> take(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture();
        Stores stores = fixture.stores()) {
      BuyerFixtures buyerFixtures = new BuyerFixtures(fixture);
      SettlePayment settle = settle(stores);
      List<Figure> all = new ArrayList<>();
      for (int n : new int[] {1, 8, 32}) {
        int orders = 1_000 * Math.min(n, 8);
        all.addAll(
            new Runs("settling at the use case", n)
                .design(DatabaseFixture.FLOOR, () -> Load.runAll(n, orders, fixture.floor()))
                .design(
                    "paid",
                    () -> {
                      List<Order> held = buyerFixtures.held(buyerFixtures.event(), orders);
                      return Load.runAll(n, orders, i -> pay(settle, held.get(i)));
                    })
                .run(pace.turns()));
      }
      return all;
    }
  }

  public static SettlePayment settle(Stores stores) {
    return Application.at(stores).paying().settlePayment();
  }

  /// All of the order's money has come.
  public static void pay(SettlePayment settle, Order order) {
    Fact captured =
        new Fact.Captured(
            order.id(),
            "pi_" + order.id().toString().replace("-", ""),
            order.total(),
            Instant.now(),
            "figures");
    SettlePayment.Outcome outcome =
        settle.settle(order.id(), List.of(captured), Cause.job("figures"));
    if (!(outcome instanceof SettlePayment.Outcome.Settled(Order now, var _))
        || !now.state().equals("paid")) {
      throw new IllegalStateException("a payment was answered " + outcome);
    }
  }
}
