package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.Direction;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import live.maguey.runbooks.Runbook;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the pages about tables, the door and a canceled night say is typed where it really happens.
@Tag("full")
class NightRunbooksIT {
  private static final Duration TO_THE_DOORS = Duration.ofMinutes(61);

  @AutoClose private final RunningServer server = RunningServer.open();

  private final FloorPlan plan =
      SamplePlans.room(server.stores().ids()).table("1").table("2").plan();
  private final Iterator<Table> tables = plan.tables().iterator();
  private final Event event =
      server.furnish(server.add(server.tonight().tier("General", 50)), plan);
  private final OnCall onCall = new OnCall(server).byTheClockOfTheServer();

  @AfterEach
  void the_ledgers_agree() {
    Invariants.check(server.stores().database());
  }

  private String standing(Table table) {
    assertThat(onCall.run("tables", "list", event.slug().value(), "--json")).isZero();
    return onCall
        .json()
        .path("tables")
        .valueStream()
        .filter(row -> row.path("table").asText().equals(table.label()))
        .map(row -> row.path("standing").asText())
        .findFirst()
        .orElseThrow();
  }

  private String reason(String phone, Ticket ticket) {
    return server.scan(phone, ticket).path("reason").asText();
  }

  @Test
  void a_table_that_was_never_paid_is_on_sale_again() {
    Table table = tables.next();
    Guest guest = Guest.holdingTable(server, event, table, "unpaid@example.com");
    Await.until(() -> assertThat(guest.session()).startsWith("cs_"));
    server.change("UPDATE reservations SET state = 'confirmed' WHERE order_id = ?", guest);

    Reader.of(server, Runbook.RESERVATION_STUCK)
        .with("REFERENCE", guest.reference())
        .act(2)
        .verifies();

    assertThat(standing(table)).isEqualTo("free");
  }

  @Test
  void one_of_two_parties_at_a_table_moves_to_a_free_one() {
    Table old = tables.next();
    Guest host = Guest.withTable(server, event, old, "host@example.com");
    Table free = tables.next();

    Reader.of(server, Runbook.TABLE_CONFLICT)
        .with("REFERENCE", host.reference())
        .with("TABLE", free.label())
        .act(1)
        .verifies();

    assertThat(standing(old)).isEqualTo("free");
    assertThat(standing(free)).isNotEqualTo("free");
  }

  @Test
  void a_party_without_a_table_has_its_money_back() {
    Guest host = Guest.withTable(server, event, tables.next(), "unseated@example.com");
    server.change("UPDATE reservations SET state = 'cancelled' WHERE order_id = ?", host);

    Reader.of(server, Runbook.TABLE_CONFLICT)
        .with("REFERENCE", host.reference())
        .isSentTo(2, host.reference().value())
        .act(2)
        .verifies();

    assertThat(host.state()).isEqualTo("refunded");
  }

  @Test
  void a_guest_of_a_table_whose_exit_nobody_scanned_comes_in() {
    Guest host = Guest.withTable(server, event, tables.next(), "smoker@example.com");
    Ticket pass = host.tickets().getFirst();
    server.clock().forward(TO_THE_DOORS);
    server.phoneAt("Exit", "phone 5", Direction.OUT);
    String phone = server.phoneAt("Gate A", "phone 1");
    assertThat(reason(phone, pass)).isEqualTo("admitted");
    assertThat(reason(phone, pass)).isEqualTo("not-scanned-out");

    Reader.of(server, Runbook.ALREADY_USED).with("TICKET", pass.number()).act(1).verifies();

    assertThat(onCall.run("tickets", "show", pass.number(), "--json")).isZero();
    assertThat(onCall.json().path("scans").findValuesAsText("verdict"))
        .containsExactlyInAnyOrder("admitted", "not_scanned_out", "let_in");
  }

  @Test
  void who_had_a_ticket_that_another_used_comes_in_by_a_place_of_the_venue() {
    Guest guest = Guest.withTickets(server, event, 1, "believed@example.com");
    Ticket ticket = guest.tickets().getFirst();
    server.clock().forward(TO_THE_DOORS);
    String phone = server.phoneAt("Gate A", "phone 1");
    assertThat(reason(phone, ticket)).isEqualTo("admitted");
    assertThat(reason(phone, ticket)).isEqualTo("already-used");

    Reader.of(server, Runbook.ALREADY_USED)
        .with("TICKET", ticket.number())
        .with("EVENT", event.slug())
        .with("ADDRESS", "new-ticket@example.com")
        .act(2)
        .verifies();

    Await.until(() -> assertThat(server.resend().mailsTo("new-ticket@example.com")).hasSize(1));
  }

  @Test
  void no_more_come_in_by_codes_that_go_around() {
    Guest guest = Guest.withTickets(server, event, 3, "shared@example.com");
    server.clock().forward(TO_THE_DOORS);
    String phone = server.phoneAt("Gate A", "phone 1");
    assertThat(reason(phone, guest.tickets().getFirst())).isEqualTo("admitted");
    assertThat(reason(phone, guest.tickets().getFirst())).isEqualTo("already-used");

    Reader.of(server, Runbook.ALREADY_USED)
        .with("TICKET", guest.tickets().getLast().number())
        .with("REFERENCE", guest.reference())
        .act(3)
        .verifies();

    assertThat(reason(phone, guest.tickets().getLast())).isNotEqualTo("admitted");
  }

  @Test
  void of_a_canceled_night_everybody_has_the_money_back_and_an_email() {
    Guest guest = Guest.withTickets(server, event, 2, "buyer@example.com");
    Guest host = Guest.withTable(server, event, tables.next(), "host@example.com");

    Reader.of(server, Runbook.EVENT_CANCELED).with("EVENT", event.slug()).act(1).act(2).verifies();

    Await.until(() -> {
      assertThat(guest.state()).isEqualTo("refunded");
      assertThat(host.state()).isEqualTo("refunded");
      assertThat(guest.mails()).hasSize(2);
    });
  }
}
