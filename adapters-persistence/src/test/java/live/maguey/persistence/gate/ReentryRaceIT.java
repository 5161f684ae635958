package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Admissions;
import live.maguey.gate.Arrivals;
import live.maguey.gate.EntryRules;
import live.maguey.gate.Party;
import live.maguey.gate.Reason;
import live.maguey.gate.Reentry;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.reservations.Reservation;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One pass at thirty-two gates and exits at once: inside once or not at all, arrived once, and the
/// log explains it.
@Requirement({"VIP-02", "4.2", "9.5"})
class ReentryRaceIT {
  private static final int GATES = 32;
  private static final int ROUNDS = 4;
  private static final int SEATS = 4;
  private static final Instant OPEN = SampleEvents.DOORS;

  @AutoClose private final Database database = TestDatabase.fresh(GATES);
  private final TestStores world = new TestStores(database);
  private final Admissions admissions = Admitting.on(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();
  private final List<Device> gates = devices("Gate", Direction.IN);
  private final List<Device> exits = devices("Exit", Direction.OUT);

  private List<Device> devices(String name, Direction direction) {
    return IntStream.rangeClosed(1, GATES)
        .mapToObj(n ->
            new Device(
                new DeviceId(world.ids.next()), name + " phone " + n, name + n, null, direction))
        .toList();
  }

  @BeforeEach
  void open() {
    world.events.add(event);
    PostgresDevices devices = new PostgresDevices(database);
    gates.forEach(d -> devices.enrol(d, SampleKeys.ONE, SampleEvents.NOW));
    exits.forEach(d -> devices.enrol(d, SampleKeys.ONE, SampleEvents.NOW));
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @ParameterizedTest
  @EnumSource
  void one_pass_at_all_gates_at_once_comes_in_once_and_the_others_know(Reentry rule) {
    set(rule);
    Reason otherwise =
        switch (rule) {
          case EXIT_SCAN -> Reason.NOT_SCANNED_OUT;
          case FREE -> Reason.ALREADY_INSIDE;
        };
    for (int round = 1; round <= ROUNDS; round++) {
      Ticket pass = passes().get(1);

      List<Admissions.Decided> answers = Race.of(GATES, n -> () -> in(pass, gates.get(n)));

      assertThat(reasons(answers)).containsOnlyOnce(Reason.ADMITTED);
      assertThat(reasons(answers)).filteredOn(otherwise::equals).hasSize(GATES - 1);
      assertThat(answers)
          .extracting(Admissions.Decided::party)
          .containsOnly(new Party("A guest", "By the stage", new Arrivals(SEATS, 1), 1));
      assertThat(now(pass).entries()).isEqualTo(rule == Reentry.FREE ? GATES : 1);
      assertThat(admissions.inside(event.id())).isEqualTo(round);
      assertThat(admissions.admitted(event.id())).isEqualTo(round);
      assertThat(world.reservations.last(pass.order()))
          .get()
          .isInstanceOf(Reservation.CheckedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void entries_and_exits_of_one_pass_at_once_leave_it_inside_or_out_as_the_log_says(Reentry rule) {
    set(rule);
    int before = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Ticket pass = passes().get(1);
      if (round % 2 == 0) {
        in(pass, gates.getFirst());
      }

      Race.of(GATES, n -> () -> n % 2 == 0 ? in(pass, gates.get(n)) : out(pass, exits.get(n)));

      List<Reason> log =
          admissions.of(pass.id(), 99).stream().map(Admissions.Decision::reason).toList();
      int came =
          Collections.frequency(log, Reason.ADMITTED)
              + Collections.frequency(log, Reason.READMITTED);
      int inside = came - Collections.frequency(log, Reason.LEFT);
      assertThat(log).hasSize(round % 2 == 0 ? GATES + 1 : GATES);
      assertThat(inside).isBetween(0, 1);
      assertThat(now(pass).isInside()).isEqualTo(inside == 1);
      assertThat(Collections.frequency(log, Reason.ADMITTED)).isEqualTo(1);
      assertThat(now(pass).entries())
          .isEqualTo(came + Collections.frequency(log, Reason.ALREADY_INSIDE));
      assertThat(admissions.inside(event.id())).isEqualTo(before + inside);
      assertThat(admissions.admitted(event.id())).isEqualTo(round + 1);
      before += inside;
    }
  }

  private void set(Reentry rule) {
    new PostgresReentryRules(database).set(event.id(), Optional.of(rule));
  }

  private static List<Reason> reasons(List<Admissions.Decided> answers) {
    return answers.stream().map(a -> a.decision().reason()).toList();
  }

  private Ticket now(Ticket pass) {
    return world.tickets.find(pass.id()).orElseThrow();
  }

  private Admissions.Decided in(Ticket pass, Device gate) {
    return (Admissions.Decided) admissions.admit(attempt(pass, gate), pass.code(), 0);
  }

  private Admissions.Decided out(Ticket pass, Device exit) {
    return (Admissions.Decided) admissions.letOut(attempt(pass, exit), pass.code(), 0);
  }

  private Admissions.Attempt attempt(Ticket pass, Device device) {
    return new Admissions.Attempt(
        new ScanId(world.ids.next()),
        device,
        event.id(),
        event.hours().gateOpens(),
        OPEN,
        OPEN,
        false,
        EntryRules.OPEN,
        TextHash.of(pass.number()));
  }

  private List<Ticket> passes() {
    TableId table = new TableId(world.ids.next());
    TestTables.add(database, event.id(), table);
    Hold hold = Holds.of(world.ids, event).table(table, SEATS, SampleEvents.usd(90_000)).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    Order order = world.learn(TestStores.captured(hold.order(), SampleEvents.NOW));
    return world.tickets.of(order.id());
  }
}
