package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.gate.Admissions;
import live.maguey.gate.AtCapacity;
import live.maguey.gate.AtDispute;
import live.maguey.gate.EntryRules;
import live.maguey.gate.GateTickets;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.heads.Heads;
import live.maguey.heads.TapId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.heads.PostgresHeads;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The venue's number when everybody comes at once.
class FullRaceIT {
  private static final int GATES = 24;
  private static final Instant NOW = SampleEvents.DOORS;

  @AutoClose private final Database database = TestDatabase.fresh(GATES);
  private final Ids ids = new SequentialIds();
  private final GateRows rows = new GateRows(database, ids);
  private final PostgresTickets tickets = new PostgresTickets(database);
  private final Admissions admissions = Admitting.on(database);
  private final Heads heads = new PostgresHeads(database, admissions);
  private final Event tonight = SampleEvents.tonight(ids).event();
  private final List<Device> gates =
      IntStream.rangeClosed(1, GATES)
          .mapToObj(n -> new Device(new DeviceId(ids.next()), "phone " + n, "Gate " + n, null))
          .toList();

  @BeforeEach
  void open() {
    rows.add(tonight);
    PostgresDevices devices = new PostgresDevices(database);
    gates.forEach(d -> devices.enrol(d, SampleKeys.ONE, NOW));
  }

  @Test
  void as_many_come_in_as_the_law_allows_and_not_one_more() throws Exception {
    for (int capacity : new int[] {5, 40}) {
      int before = admissions.inside(tonight.id());
      List<Ticket> queue = queue(GATES * 3);

      List<Reason> reasons =
          atOnce(
              GATES,
              n ->
                  queue.subList(n * 3, n * 3 + 3).stream()
                      .map(ticket -> scan(ticket, gates.get(n), before + capacity))
                      .toList());

      assertThat(admissions.inside(tonight.id())).isEqualTo(before + capacity);
      assertThat(reasons).filteredOn(Reason.ADMITTED::equals).hasSize(capacity);
      assertThat(reasons).filteredOn(Reason.FULL::equals).hasSize(GATES * 3 - capacity);
    }
  }

  /// From so far away that the first do not wait, past the line where they begin to.
  @Test
  void who_began_far_from_the_number_and_who_takes_turns_stay_within_it_together()
      throws Exception {
    int capacity = connections() + 2 * GATES;
    IntStream.range(0, connections() - GATES)
        .forEach(_ -> assertThat(tap(gates.getFirst(), Direction.IN, capacity)).isTrue());
    List<Ticket> queue = queue(GATES * 5);

    List<Reason> reasons =
        atOnce(
            GATES,
            n ->
                queue.subList(n * 5, n * 5 + 5).stream()
                    .map(ticket -> scan(ticket, gates.get(n), capacity))
                    .toList());

    assertThat(admissions.inside(tonight.id())).isEqualTo(capacity);
    assertThat(reasons).filteredOn(Reason.ADMITTED::equals).hasSize(3 * GATES);
  }

  @Test
  void taps_and_tickets_share_the_number_and_nobody_leaves_twice() throws Exception {
    List<Ticket> queue = queue(GATES);

    List<Boolean> in =
        atOnce(
            GATES,
            n ->
                List.of(
                    n % 2 == 0
                        ? tap(gates.get(n), Direction.IN, 10)
                        : scan(queue.get(n), gates.get(n), 10) == Reason.ADMITTED));

    assertThat(in).filteredOn(Boolean::booleanValue).hasSize(10);
    assertThat(admissions.inside(tonight.id())).isEqualTo(10);
    int walkIns = 10 - admissions.admitted(tonight.id());

    List<Boolean> out = atOnce(GATES, n -> List.of(tap(gates.get(n), Direction.OUT, 10)));

    assertThat(out).filteredOn(Boolean::booleanValue).hasSize(walkIns);
    assertThat(admissions.inside(tonight.id())).isEqualTo(admissions.admitted(tonight.id()));
  }

  private int connections() {
    return rows.connections();
  }

  private List<Ticket> queue(int count) {
    OrderId order = rows.order(tonight);
    List<Ticket> issued =
        IntStream.rangeClosed(1, count)
            .mapToObj(no -> GateTickets.general(ids, tonight, order, no))
            .toList();
    tickets.issue(issued);
    return issued;
  }

  private static EntryRules refusing(int capacity) {
    return new EntryRules(AtDispute.ADMIT, capacity, AtCapacity.REFUSE);
  }

  private Reason scan(Ticket ticket, Device gate, int capacity) {
    Admissions.Attempt attempt =
        new Admissions.Attempt(
            new ScanId(ids.next()),
            gate,
            tonight.id(),
            NOW,
            NOW,
            NOW,
            false,
            refusing(capacity),
            TextHash.of(ticket.number()));
    return ((Admissions.Decided) admissions.admit(attempt, ticket.code(), Admissions.NO_KEY))
        .decision()
        .reason();
  }

  private boolean tap(Device gate, Direction direction, int capacity) {
    return heads
            .count(
                new Heads.Tap(
                    new TapId(ids.next()),
                    gate,
                    tonight.id(),
                    direction,
                    NOW,
                    NOW,
                    refusing(capacity)))
            .answer()
        == Heads.Answer.COUNTED;
  }

  @FunctionalInterface
  private interface AtGate<T> {
    List<T> run(int gate);
  }

  /// Runs the work at so many gates, each on a thread of its own, from one barrier.
  private static <T> List<T> atOnce(int count, AtGate<T> work) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(count);
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Callable<List<T>>> tasks = new ArrayList<>();
      for (int gate = 0; gate < count; gate++) {
        int mine = gate;
        tasks.add(() -> {
          barrier.await();
          return work.run(mine);
        });
      }
      List<T> results = new ArrayList<>();
      for (Future<List<T>> result : threads.invokeAll(tasks)) {
        results.addAll(result.get());
      }
      return results;
    }
  }
}
