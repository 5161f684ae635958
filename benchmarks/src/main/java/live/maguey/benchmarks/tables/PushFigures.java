package live.maguey.benchmarks.tables;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Node;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.events.Event;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.HdrHistogram.Histogram;

/// From the commit of a hold to the plan that each of many open pages gets with it, over HTTP.
final class PushFigures {
  private static final int PAGES = 500;
  private static final int TABLES = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DatabaseFixture fixture;
  private final Node node;

  private PushFigures(DatabaseFixture fixture, Node node) {
    this.fixture = fixture;
    this.node = node;
  }

  static List<Figure> take(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture();
        Node node = new Node(fixture, false, Map.of())) {
      PushFigures push = new PushFigures(fixture, node);
      return new Runs("the push: a hold's commit to each of %d plans".formatted(PAGES), 1)
          .design(DatabaseFixture.FLOOR, pace.loop(1, fixture::floor))
          .design("%d tables, a hold each".formatted(TABLES), push::turn)
          .run(pace.turns());
    }
  }

  /// @return a call for each plan that a page got, with the time since the commit
  private Load.Sample turn() {
    Event event = new BuyerFixtures(fixture).event();
    FloorPlan plan = plan();
    node.stores()
        .database()
        .execute(() -> node.stores().sales().tables().replace(event.id(), plan));
    List<PlanPage> pages = new ArrayList<>();
    try {
      for (int i = 0; i < PAGES; i++) {
        pages.add(PlanPage.open(node.port(), event, i));
      }
      await(pages, 1);
      return hold(event, plan, pages);
    } catch (IOException unreachable) {
      throw new IllegalStateException(unreachable);
    } finally {
      pages.forEach(PlanPage::close);
    }
  }

  private Load.Sample hold(Event event, FloorPlan plan, List<PlanPage> pages) {
    Histogram nanos = new Histogram(3);
    long begin = System.nanoTime();
    for (int held = 1; held <= plan.tables().size(); held++) {
      long committed = hold(event, plan.tables().get(held - 1));
      await(pages, 1 + held);
      pages.forEach(page -> nanos.recordValue(Math.max(1, page.last() - committed)));
    }
    return new Load.Sample(
        nanos.getTotalCount(), Duration.ofNanos(System.nanoTime() - begin), nanos);
  }

  /// As the use case does: announced when the hold's own commit stands.
  private long hold(Event event, Table table) {
    HoldOutcome outcome =
        node.stores()
            .sales()
            .orders()
            .hold(
                Holds.of(fixture.ids(), event)
                    .table(table.id(), table.seats(), table.price().dueNow())
                    .at(Instant.now())
                    .hold());
    if (!(outcome instanceof HoldOutcome.Taken)) {
      throw new IllegalStateException("the hold of a free table was answered " + outcome);
    }
    long committed = System.nanoTime();
    node.stores().live().announcements().announce(EventPlan.topic(event.id()));
    return committed;
  }

  private FloorPlan plan() {
    SamplePlans plan = SamplePlans.room(fixture.ids());
    IntStream.rangeClosed(1, TABLES).forEach(n -> plan.table(Integer.toString(n)));
    return plan.plan();
  }

  private static void await(List<PlanPage> pages, int plans) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!pages.stream().allMatch(page -> page.plans() >= plans)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "a page has no plan number %d after %s".formatted(plans, PATIENCE));
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
