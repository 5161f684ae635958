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
import live.maguey.benchmarks.ground.Contest;
import live.maguey.benchmarks.ground.Crowd;
import live.maguey.benchmarks.ground.Figure;
import live.maguey.benchmarks.ground.Ground;
import live.maguey.benchmarks.ground.Load;
import live.maguey.benchmarks.ground.Pace;
import live.maguey.benchmarks.ground.Season;
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
    try (Ground ground = new Ground();
        Stores stores = ground.stores();
        Application application =
            Application.open(
                new ServiceConfig.Database(
                    ground.url(), ground.user(), null, Ground.POOL, ServiceConfig.Holds.SINGLE),
                Clock.systemUTC())) {
      SettlePayment settle = SettleFigures.settle(stores);
      Crowd crowd = new Crowd(ground);
      List<Order> orders = crowd.held(crowd.night(), ORDERS);
      orders.forEach(order -> SettleFigures.pay(settle, order));
      List<Figure> all =
          new ArrayList<>(
              traces("trace, an empty house", pace, ground, stores, application, orders));
      if (pace.million()) {
        Season season = new Season(ground);
        season.sell(season.nextYear(), DATABASE);
        all.addAll(traces("trace, a million tickets", pace, ground, stores, application, orders));
      }
      return all;
    }
  }

  private static List<Figure> traces(
      String group,
      Pace pace,
      Ground ground,
      Stores stores,
      Application application,
      List<Order> orders) {
    AtomicInteger next = new AtomicInteger();
    return new Contest(group, 1)
        .design(Ground.FLOOR, pace.loop(1, ground.floor()))
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
                  application.findOrders().find(words.get(i), MOST).stream()
                      .findFirst()
                      .map(application.traceOrder()::trace);
              if (trace.isEmpty() || trace.get().moments().size() < 4) {
                throw new IllegalStateException(words.get(i) + " is traced to " + trace);
              }
            });
  }

  private static String reference(Stores stores, Order order) {
    return order.details().reference().value();
  }

  private static String ticket(Stores stores, Order order) {
    return stores.tickets().of(order.id()).getFirst().number();
  }

  private static String address(Stores stores, Order order) {
    return stores.orders().buyer(order.details().buyer()).orElseThrow().email().value();
  }

  private static String payment(Stores stores, Order order) {
    return stores.facts().of(order.id()).getFirst().object();
  }
}
