package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Admissions;
import live.maguey.gate.EntryRules;
import live.maguey.gate.GateTickets;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Requirement({"SCAN-01", "SCAN-03", "3.3", "3.5"})
class AdmissionRaceIT {
  private static final int GATES = 64;
  private static final Instant NOW = SampleEvents.DOORS;

  @AutoClose private final Database database = TestDatabase.fresh(GATES);
  private final Ids ids = new SequentialIds();
  private final GateRows rows = new GateRows(database, ids);
  private final PostgresTickets tickets = new PostgresTickets(database);
  private final PostgresAdmissions admissions = Admitting.on(database);
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
  void one_ticket_at_32_gates_at_once_is_admitted_and_counted_at_one_and_the_others_name_it()
      throws Exception {
    for (int round = 0; round < 10; round++) {
      Ticket ticket = issue(1).getFirst();

      List<Admissions.Decision> decisions =
          atOnce(32, gate -> scan(ticket, gate, new ScanId(ids.next())));

      List<Admissions.Decision> admitted =
          decisions.stream().filter(d -> d.reason() == Reason.ADMITTED).toList();
      assertThat(admitted).hasSize(1);
      String winner = gateOf(admitted.getFirst().scan());
      assertThat(decisions)
          .filteredOn(d -> d.reason() == Reason.ALREADY_USED)
          .hasSize(31)
          .extracting(Admissions.Decision::earlier)
          .containsOnly(new Admissions.Earlier(NOW, winner, winner.replace("Gate", "phone")));
      assertThat(entries(ticket)).isEqualTo(1);
      assertThat(admissions.admitted(tonight.id())).isEqualTo(round + 1);
    }
  }

  @Test
  void sixty_four_gates_that_walk_the_same_queue_admit_each_ticket_once() throws Exception {
    List<Ticket> queue = issue(40);

    List<List<Admissions.Decision>> walks =
        atOnce(
            GATES, gate -> queue.stream().map(t -> scan(t, gate, new ScanId(ids.next()))).toList());

    List<Admissions.Decision> all = walks.stream().flatMap(List::stream).toList();
    assertThat(all)
        .filteredOn(d -> d.reason() == Reason.ADMITTED)
        .extracting(d -> Objects.requireNonNull(d.ticket()).id())
        .containsExactlyInAnyOrderElementsOf(queue.stream().map(Ticket::id).toList());
    assertThat(all).filteredOn(d -> d.reason() == Reason.ALREADY_USED).hasSize(63 * 40);
    assertThat(queue).allSatisfy(t -> assertThat(entries(t)).isEqualTo(1));
    assertThat(rows.scans()).isEqualTo(64 * 40);
    assertThat(admissions.admitted(tonight.id())).isEqualTo(40);
  }

  @Test
  void one_scan_sent_many_times_at_once_admits_once_and_is_answered_alike() throws Exception {
    for (int round = 0; round < 10; round++) {
      OrderId order = rows.order(tonight);
      for (Ticket ticket :
          List.of(
              GateTickets.general(ids, tonight, order, 1),
              GateTickets.reentry(ids, tonight, order, 2))) {
        tickets.issue(List.of(ticket));
        ScanId scan = new ScanId(ids.next());
        Device gate = gates.getFirst();

        List<Admissions.Decision> decisions = atOnce(32, _ -> scan(ticket, gate, scan));

        assertThat(decisions).extracting(Admissions.Decision::reason).containsOnly(Reason.ADMITTED);
        assertThat(decisions).containsOnly(admissions.find(scan).orElseThrow());
        assertThat(entries(ticket)).isEqualTo(1);
      }
    }
  }

  @Test
  void two_tickets_racing_under_one_scan_id_admit_one_and_the_other_is_a_conflict()
      throws Exception {
    for (int round = 0; round < 10; round++) {
      List<Ticket> two = issue(2);
      ScanId scan = new ScanId(ids.next());

      List<Admissions.Answer> answers =
          atOnce(
              2,
              gate -> {
                Ticket ticket = two.get(gates.indexOf(gate));
                return admissions.admit(
                    attempt(ticket, gate, scan), ticket.code(), Admissions.NO_KEY);
              });

      assertThat(answers).containsOnlyOnce(new Admissions.Conflict());
      assertThat(two.stream().mapToInt(this::entries).sum()).isEqualTo(1);
    }
  }

  @Test
  void one_scan_sent_at_once_between_others_of_a_reentry_ticket_counts_once() throws Exception {
    for (int round = 0; round < 10; round++) {
      Ticket ticket = GateTickets.reentry(ids, tonight, rows.order(tonight), 1);
      tickets.issue(List.of(ticket));
      ScanId repeated = new ScanId(ids.next());

      atOnce(
          32,
          gate -> {
            boolean again = gates.indexOf(gate) % 2 == 0;
            return scan(ticket, gate, again ? repeated : new ScanId(ids.next()));
          });

      assertThat(entries(ticket)).isEqualTo(17);
    }
  }

  @Test
  @Requirement("SCAN-02")
  void a_ticket_is_never_admitted_after_its_void_was_committed() throws Exception {
    noneIsAdmittedAfter(
        ticket -> tickets.voidTicket(ticket.id(), Ticket.VoidReason.REFUNDED, NOW),
        Reason.REFUNDED);
  }

  @Test
  void an_old_code_is_never_admitted_after_its_ticket_was_reissued() throws Exception {
    noneIsAdmittedAfter(ticket -> rows.reissue(ticket.id()), Reason.REISSUED);
  }

  /// Seven gates scan a ticket while the office changes it, 40 times over.
  ///
  /// @param end what a scan is refused with from the change on
  private void noneIsAdmittedAfter(Consumer<Ticket> change, Reason end) throws Exception {
    int before = 0;
    for (int round = 0; round < 40; round++) {
      Ticket ticket = GateTickets.reentry(ids, tonight, rows.order(tonight), 1);
      tickets.issue(List.of(ticket));
      AtomicBoolean committed = new AtomicBoolean();
      Device office = gates.getFirst();

      List<Integer> counts =
          atOnce(
              8,
              gate ->
                  gate == office
                      ? entriesOnce(change, ticket, committed)
                      : scanUntil(end, ticket, gate, committed));

      int atChange = counts.getFirst();
      int admitted = counts.stream().skip(1).mapToInt(Integer::intValue).sum();
      assertThat(entries(ticket)).isEqualTo(atChange).isEqualTo(admitted);
      before += admitted;
    }
    assertThat(before).as("some scans came before the change").isPositive();
  }

  private int entriesOnce(Consumer<Ticket> change, Ticket ticket, AtomicBoolean committed) {
    change.accept(ticket);
    committed.set(true);
    return entries(ticket);
  }

  /// @return how often it was admitted
  private int scanUntil(Reason end, Ticket ticket, Device gate, AtomicBoolean committed) {
    for (int admitted = 0; ; admitted++) {
      boolean late = committed.get();
      Reason reason = scan(ticket, gate, new ScanId(ids.next())).reason();
      if (reason == end) {
        return admitted;
      }
      assertThat(late).as("admitted after the change was committed").isFalse();
      assertThat(reason).isIn(Reason.ADMITTED, Reason.ALREADY_INSIDE);
    }
  }

  private List<Ticket> issue(int count) {
    OrderId order = rows.order(tonight);
    List<Ticket> issued =
        IntStream.rangeClosed(1, count)
            .mapToObj(no -> GateTickets.general(ids, tonight, order, no))
            .toList();
    tickets.issue(issued);
    return issued;
  }

  private Admissions.Decision scan(Ticket ticket, Device gate, ScanId id) {
    return switch (admissions.admit(attempt(ticket, gate, id), ticket.code(), Admissions.NO_KEY)) {
      case Admissions.Decided(Admissions.Decision decision, _, _) -> decision;
      case Admissions.Conflict() -> throw new AssertionError("the scan's id is another's");
    };
  }

  private Admissions.Attempt attempt(Ticket ticket, Device gate, ScanId id) {
    return new Admissions.Attempt(
        id,
        gate,
        tonight.id(),
        NOW.minus(Duration.ofMinutes(30)),
        NOW,
        NOW,
        false,
        EntryRules.OPEN,
        TextHash.of(ticket.id().toString()));
  }

  private int entries(Ticket ticket) {
    return tickets.find(ticket.id()).orElseThrow().entries();
  }

  private String gateOf(ScanId scan) {
    String row = rows.logged(scan.value());
    return gates.stream()
        .map(Device::gate)
        .filter(gate -> row.contains("\"gate\": \"" + gate + "\""))
        .findFirst()
        .orElseThrow();
  }

  @FunctionalInterface
  private interface AtGate<T> {
    T run(Device gate) throws Exception;
  }

  /// Runs the work at so many gates, each on a thread of its own, from one barrier.
  private <T> List<T> atOnce(int count, AtGate<T> work) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(count);
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Callable<T>> tasks = new ArrayList<>();
      gates
          .subList(0, count)
          .forEach(gate ->
              tasks.add(() -> {
                barrier.await();
                return work.run(gate);
              }));
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
