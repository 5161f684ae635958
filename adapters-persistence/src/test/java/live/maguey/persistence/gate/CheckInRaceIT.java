package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import live.maguey.audit.Cause;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Admissions;
import live.maguey.gate.Arrivals;
import live.maguey.gate.EntryRules;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Params;
import live.maguey.persistence.Race;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservation;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Thirty-two gates and one table: checked in once, each pass admitted once, every guest counted.
class CheckInRaceIT {
  private static final int GATES = 32;
  private static final Instant OPEN = SampleEvents.DOORS;

  @AutoClose private final Database database = TestDatabase.fresh(GATES);
  private final TestStores world = new TestStores(database);
  private final Admissions admissions = Admitting.on(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();
  private final List<Device> gates =
      IntStream.rangeClosed(1, GATES)
          .mapToObj(
              n -> new Device(new DeviceId(world.ids.next()), "phone " + n, "Gate " + n, null))
          .toList();

  private enum TestSql implements Sql {
    KEEP_CHECK_INS("CREATE TABLE check_ins (order_id uuid, since timestamptz)"),
    KEEP_CHECK_IN(
        """
        CREATE FUNCTION keep_check_in() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.state = 'checked_in' THEN
            INSERT INTO check_ins VALUES (NEW.order_id, NEW.since);
          END IF;
          RETURN NEW;
        END $$
        """),
    WATCH(
        """
        CREATE TRIGGER keep_check_in AFTER UPDATE ON reservations
          FOR EACH ROW EXECUTE FUNCTION keep_check_in()
        """),
    CHECK_INS("SELECT since FROM check_ins WHERE order_id = CAST(:order AS uuid)");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @BeforeEach
  void open() {
    world.events.add(event);
    PostgresDevices devices = new PostgresDevices(database);
    gates.forEach(d -> devices.enrol(d, SampleKeys.ONE, SampleEvents.NOW));
    List.of(TestSql.KEEP_CHECK_INS, TestSql.KEEP_CHECK_IN, TestSql.WATCH)
        .forEach(sql -> database.update(sql, Params.none()));
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Test
  @Requirement({"VIP-02", "4.2", "9.5"})
  void gates_that_admit_all_guests_of_a_table_at_once_check_it_in_once_and_count_every_guest() {
    for (int round = 0; round < 5; round++) {
      Order order = paid(GATES);
      List<Ticket> passes = world.tickets.of(order.id());

      List<Admissions.Decided> answers =
          Race.of(GATES, n -> () -> scan(passes.get(n), gates.get(n), OPEN.plusSeconds(n)));

      assertThat(answers).extracting(a -> a.decision().reason()).containsOnly(Reason.ADMITTED);
      assertThat(answers)
          .allSatisfy(
              a -> assertThat(Objects.requireNonNull(a.arrivals()).in()).isBetween(1, GATES));
      assertCheckedInOnce(order);
      assertThat(arrivals(order)).isEqualTo(new Arrivals(GATES, GATES));
      assertThat(admissions.admitted(event.id())).isEqualTo(GATES * (round + 1));
    }
  }

  @Test
  void one_pass_at_all_gates_at_once_is_admitted_once_and_checks_in_once() {
    for (int round = 0; round < 5; round++) {
      Order order = paid(8);
      Ticket pass = world.tickets.of(order.id()).get(round);

      List<Admissions.Decided> answers =
          Race.of(GATES, n -> () -> scan(pass, gates.get(n), OPEN.plusSeconds(n)));

      assertThat(answers)
          .filteredOn(a -> a.decision().reason() == Reason.ADMITTED)
          .singleElement()
          .satisfies(a -> assertThat(a.arrivals()).isEqualTo(new Arrivals(8, 1)));
      assertThat(answers)
          .filteredOn(a -> a.decision().reason() == Reason.ALREADY_INSIDE)
          .hasSize(GATES - 1);
      assertCheckedInOnce(order);
      assertThat(arrivals(order)).isEqualTo(new Arrivals(8, 1));
    }
  }

  @Test
  void a_refund_among_the_gates_cancels_the_table_or_finds_its_guests_there() {
    for (int round = 0; round < 20; round++) {
      Order order = paid(8);
      List<Ticket> passes = world.tickets.of(order.id());

      List<Object> answers =
          Race.of(
              9,
              n ->
                  () ->
                      n == 8
                          ? world.refundOrder.refund(
                              new RefundOrder.Request(
                                  order.id(), Set.of(), false, RefundOrder.Why.ASKED, ""),
                              Cause.job("test"))
                          : scan(passes.get(n), gates.get(n), OPEN).decision().reason());

      Reservation last = world.reservations.last(order.id()).orElseThrow();
      if (answers.getLast() instanceof RefundOrder.Outcome.Requested) {
        assertThat(last).isInstanceOf(Reservation.Cancelled.class);
        assertThat(answers.subList(0, 8)).containsOnly(Reason.REFUNDED);
      } else {
        assertThat(answers.getLast()).isInstanceOf(RefundOrder.Outcome.Admitted.class);
        assertThat(last).isInstanceOf(Reservation.CheckedIn.class);
        assertThat(answers.subList(0, 8)).containsOnly(Reason.ADMITTED);
      }
    }
  }

  private void assertCheckedInOnce(Order order) {
    List<Instant> moves =
        database.list(
            TestSql.CHECK_INS, Params.of("order", order.id().value()), c -> c.instant("since"));
    assertThat(moves).hasSize(1);
    Reservation last = world.reservations.last(order.id()).orElseThrow();
    assertThat(last).isEqualTo(new Reservation.CheckedIn(last.booking(), moves.getFirst()));
  }

  private Arrivals arrivals(Order order) {
    return Arrivals.of(world.tickets.of(order.id()));
  }

  private Admissions.Decided scan(Ticket ticket, Device gate, Instant at) {
    Admissions.Attempt attempt =
        new Admissions.Attempt(
            new ScanId(world.ids.next()),
            gate,
            event.id(),
            event.hours().gateOpens(),
            at,
            at,
            false,
            EntryRules.OPEN,
            TextHash.of(ticket.number()));
    return (Admissions.Decided) admissions.admit(attempt, ticket.code(), Admissions.NO_KEY);
  }

  private Order paid(int seats) {
    TableId table = new TableId(world.ids.next());
    TestTables.add(database, event.id(), table);
    Hold hold = Holds.of(world.ids, event).table(table, seats, SampleEvents.usd(90_000)).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return world.learn(TestStores.captured(hold.order(), SampleEvents.NOW));
  }
}
