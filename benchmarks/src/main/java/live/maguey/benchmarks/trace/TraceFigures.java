package live.maguey.benchmarks.trace;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import live.maguey.api.Application;
import live.maguey.api.Stores;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.RowFixtures;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.benchmarks.payments.SettleFigures;
import live.maguey.orders.Order;
import live.maguey.settlement.SettlePayment;
import live.maguey.trace.Trace;

/// `maguey trace`, without the start of its process: finds an order by what a person has, and reads
/// everything that happened to it.
public final class TraceFigures {
  private static final int DATABASE = 1_000_000;
  private static final int ORDERS = 200;
  private static final int MOST = 5;

  private TraceFigures() {}

  public static List<Figure> take(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture();
        Stores stores = fixture.stores();
        Application application =
            Application.open(
                new ServiceConfig.Database(
                    fixture.url(),
                    fixture.user(),
                    null,
                    DatabaseFixture.POOL,
                    ServiceConfig.Holds.SINGLE),
                Clock.systemUTC())) {
      SettlePayment settle = SettleFigures.settle(stores);
      BuyerFixtures buyerFixtures = new BuyerFixtures(fixture);
      List<Order> orders = buyerFixtures.held(buyerFixtures.event(), ORDERS);
      orders.forEach(order -> SettleFigures.pay(settle, order));
      List<Figure> all =
          new ArrayList<>(
              traces("trace, an empty server", pace, fixture, stores, application, orders));
      if (pace.million()) {
        RowFixtures rowFixtures = new RowFixtures(fixture);
        rowFixtures.sell(rowFixtures.nextYear(), DATABASE);
        all.addAll(traces("trace, a million tickets", pace, fixture, stores, application, orders));
      }
      return all;
    }
  }

  private static List<Figure> traces(
      String group,
      Pace pace,
      DatabaseFixture fixture,
      Stores stores,
      Application application,
      List<Order> orders) {
    AtomicInteger next = new AtomicInteger();
    return new Runs(group, 1)
        .design(DatabaseFixture.FLOOR, pace.loop(1, fixture.floor()))
        .design(
            "by the order's number",
            traced(pace, stores, application, orders, next, TraceFigures::reference))
        .design(
            "by a ticket's number",
            traced(pace, stores, application, orders, next, TraceFigures::ticket))
        .design(
            "by the mail address",
            traced(pace, stores, application, orders, next, TraceFigures::address))
        .design(
            "by Stripe's id",
            traced(pace, stores, application, orders, next, TraceFigures::payment))
        .run(pace.turns());
  }

  /// What a person has of an order.
  private interface InHand {
    String of(Stores stores, Order order);
  }

  private static Supplier<Load.Sample> traced(
      Pace pace,
      Stores stores,
      Application application,
      List<Order> orders,
      AtomicInteger next,
      InHand hand) {
    List<String> words = orders.stream().map(order -> hand.of(stores, order)).toList();
    return pace.loop(
        1,
        (Load.Work)
            _ -> {
              int i = next.getAndIncrement() % orders.size();
              Optional<Trace> trace =
                  application.lookUp().findOrders().find(words.get(i), MOST).stream()
                      .findFirst()
                      .map(application.lookUp().traceOrder()::trace);
              if (trace.isEmpty() || trace.get().moments().size() < 4) {
                throw new IllegalStateException(words.get(i) + " is traced to " + trace);
              }
            });
  }

  private static String reference(Stores stores, Order order) {
    return order.details().reference().value();
  }

  private static String ticket(Stores stores, Order order) {
    return stores.sales().tickets().of(order.id()).getFirst().number();
  }

  private static String address(Stores stores, Order order) {
    return stores.sales().orders().buyer(order.details().buyer()).orElseThrow().email().value();
  }

  private static String payment(Stores stores, Order order) {
    return stores.payments().facts().of(order.id()).getFirst().object();
  }
}
