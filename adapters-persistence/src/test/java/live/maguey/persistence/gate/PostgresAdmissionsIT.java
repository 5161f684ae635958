package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import live.maguey.devices.Device;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Admissions;
import live.maguey.gate.AdmissionsContract;
import live.maguey.gate.GateTickets;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.ScanLog;
import live.maguey.gate.TextHash;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.orders.PostgresOrders;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Alone on its server: while a race of another class keeps a transaction open, in whatever
/// database, PostgreSQL does not look again for row versions that nobody needs, and an update finds
/// no room on its page.
@Isolated
class PostgresAdmissionsIT extends AdmissionsContract {
  // One connection, so that the statistics of all statements are flushed by it.
  @AutoClose private final Database database = TestDatabase.fresh(1);
  private final GateRows rows = new GateRows(database, ids);
  private final PostgresTickets tickets = new PostgresTickets(database);
  private final PostgresAdmissions admissions = Admitting.on(database);

  @Override
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected ScanLog log() {
    return new PostgresScanLog(database);
  }

  @Override
  protected Tickets tickets() {
    return tickets;
  }

  @Override
  protected void open(List<Event> events, List<Device> devices) {
    events.forEach(rows::add);
    PostgresDevices enrolled = new PostgresDevices(database);
    devices.forEach(d -> enrolled.enrol(d, SampleKeys.ONE, tonight.sale().opens()));
  }

  @Override
  protected OrderId order(Event event) {
    return rows.order(event);
  }

  @Override
  protected void dispute(OrderId order) {
    new PostgresOrders(database).mark(order, true);
  }

  @Override
  protected void reissue(TicketId id) {
    rows.reissue(id);
  }

  @Override
  protected void revokeKey(int id) {
    rows.revokeKey(id);
  }

  @Override
  protected Logged logged(ScanId id) {
    return rows.logged(id, Logged::new);
  }

  @Test
  @Requirement("SCAN-02")
  void the_log_keeps_who_scanned_where_and_when_and_of_a_text_its_hash() {
    ScanId scan = new ScanId(ids.next());
    TextHash hash = TextHash.of("a text");
    admissions.refuse(attempt(scan, gateB, OPEN), Reason.NOT_OURS, hash);

    assertThat(rows.logged(scan.value()))
        .contains("\"text_hash\": \"" + hash + "\"", "\"gate\": \"Gate B\"", "\"person\": \"Alma\"")
        .contains("\"verdict_given\": \"not_ours\"", "\"verdict_right\": \"not_ours\"")
        .contains("\"ticket_id\": null", "\"online\": true", "\"by_hand\": false")
        .contains("\"device_time\": \"2026-11-29T02:59:59");
  }

  @Test
  @Requirement("SCAN-01")
  void an_admission_is_a_heap_only_update() {
    int guests = 200;
    OrderId order = order(tonight);
    List<Ticket> issued =
        IntStream.rangeClosed(1, guests)
            .mapToObj(no -> GateTickets.general(ids, tonight, order, no))
            .toList();
    tickets.issue(issued);
    GateRows.Updates before = rows.ticketUpdates();

    issued.forEach(ticket -> scan(ticket, gateA, OPEN));

    GateRows.Updates after = rows.ticketUpdates();
    assertThat(after.all() - before.all()).isEqualTo(guests);
    assertThat(after.hot() - before.hot()).isGreaterThanOrEqualTo(guests * 95 / 100);
  }

  @Test
  @Requirement("SCAN-01")
  void an_admission_without_a_table_reads_no_reservation() {
    OrderId order = order(tonight);
    List<Ticket> issued =
        IntStream.rangeClosed(1, 20)
            .mapToObj(no -> GateTickets.general(ids, tonight, order, no))
            .toList();
    tickets.issue(issued);
    long before = rows.reservationReads();

    issued.forEach(ticket -> scan(ticket, gateA, OPEN));

    assertThat(rows.reservationReads()).isEqualTo(before);
  }

  @Test
  @Requirement("SCAN-02")
  void every_attempt_is_a_row_of_its_own() {
    Ticket ticket = issue(tonight);
    for (int i = 0; i < 5; i++) {
      scan(ticket, gateA, OPEN);
    }
    admissions.refuse(
        attempt(new ScanId(UUID.randomUUID()), gateA, OPEN), Reason.TAMPERED, TextHash.of("h"));

    assertThat(rows.scans()).isEqualTo(6);
  }
}
