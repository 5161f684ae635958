package live.maguey.persistence.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.SampleKeys;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Admissions;
import live.maguey.gate.Reason;
import live.maguey.guests.Hosts;
import live.maguey.guests.InviteCode;
import live.maguey.guests.JoinTable;
import live.maguey.guests.NameGuest;
import live.maguey.guests.NotNow;
import live.maguey.guests.Pass;
import live.maguey.guests.Scans;
import live.maguey.guests.SendPass;
import live.maguey.guests.TakeBackPass;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.gate.PostgresAdmissions;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.refunds.RefundOrder;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hosts, friends, guests, gates and refunds at one table at once.
@Requirement({"VIP-02", "VIP-03", "9.5"})
class GuestsRaceIT {
  private static final int SEATS = 4;
  private static final int ROUNDS = 10;

  @AutoClose private final Database database = TestDatabase.fresh(16);
  private final TestStores world = new TestStores(database);
  private final Hosts hosts = HostsOn.of(world, database);
  private final Admissions admissions = new PostgresAdmissions(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 500).event();
  private final Device gate =
      new Device(new DeviceId(world.ids.next()), "phone 1", "Gate A", "Nico");

  @BeforeEach
  void open() {
    world.events.add(event);
    new PostgresDevices(database).enrol(gate, SampleKeys.ONE, SampleEvents.NOW);
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Test
  void friends_and_the_host_who_want_the_last_pass_at_once_are_one() {
    for (int round = 0; round < ROUNDS; round++) {
      OrderId table = paidTable();
      hosts.name(table, 2, "Luz");
      hosts.name(table, 3, "Tavo");
      InviteCode code = hosts.invite(table);
      List<Ticket> friends = List.of(place(), place(), place());

      List<Object> answers =
          Race.of(
              4,
              n -> () -> n == 3 ? hosts.name(table, 4, "Ana") : hosts.join(friends.get(n), code));

      boolean named = answers.getLast() instanceof NameGuest.Outcome.Named;
      assertThat(answers.subList(0, 3))
          .filteredOn(JoinTable.Outcome.Joined.class::isInstance)
          .hasSize(named ? 0 : 1);
      assertThat(answers.subList(0, 3))
          .filteredOn(new JoinTable.Outcome.Full()::equals)
          .hasSize(named ? 3 : 2);
      if (!named) {
        assertThat(answers.getLast()).isEqualTo(new NameGuest.Outcome.Refused(new NotNow.Joined()));
      }
      assertThat(people(table)).isEqualTo(SEATS);
    }
  }

  @Test
  void a_ticket_that_joins_two_tables_at_once_is_at_one() {
    for (int round = 0; round < ROUNDS; round++) {
      List<OrderId> tables = List.of(paidTable(), paidTable());
      List<InviteCode> codes = tables.stream().map(hosts::invite).toList();
      Ticket friend = place();

      List<JoinTable.Outcome> answers = Race.of(2, n -> () -> hosts.join(friend, codes.get(n)));

      assertThat(answers).filteredOn(JoinTable.Outcome.Joined.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(JoinTable.Outcome.AtOtherTable.class::isInstance).hasSize(1);
      assertThat(tables)
          .extracting(table -> hosts.guests.of(table).stream().filter(Pass::isFree).count())
          .containsExactlyInAnyOrder(2L, 3L);
    }
  }

  @Test
  void a_pass_is_taken_back_before_the_gate_or_admitted_before_the_host() {
    for (int round = 0; round < 2 * ROUNDS; round++) {
      OrderId table = paidTable();
      hosts.name(table, 2, "Luz");
      Ticket pass = hosts.pass(table, 2).ticket();

      List<Object> answers = Race.of(2, n -> () -> n == 0 ? hosts.takeBack(table, 2) : scan(pass));

      if (answers.getFirst() instanceof TakeBackPass.Outcome.TakenBack) {
        assertThat(answers.getLast()).isEqualTo(Reason.REISSUED);
        assertThat(hosts.pass(table, 2).arrived()).isEmpty();
      } else {
        assertThat(answers.getFirst())
            .isEqualTo(new TakeBackPass.Outcome.Refused(new NotNow.Arrived()));
        assertThat(answers.getLast()).isEqualTo(Reason.ADMITTED);
        assertThat(hosts.pass(table, 2).holder()).isEqualTo(new Pass.Holder.Named("Luz"));
      }
    }
  }

  @Test
  void a_friend_joins_a_seat_or_somebody_comes_in_by_its_pass_and_never_both() {
    for (int round = 0; round < 2 * ROUNDS; round++) {
      OrderId table = paidTable();
      hosts.name(table, 3, "Tavo");
      hosts.name(table, 4, "Ana");
      InviteCode code = hosts.invite(table);
      Ticket friend = place();
      Ticket pass = hosts.pass(table, 2).ticket();

      List<Object> answers = Race.of(2, n -> () -> n == 0 ? hosts.join(friend, code) : scan(pass));

      if (answers.getFirst() instanceof JoinTable.Outcome.Joined) {
        assertThat(answers.getLast()).isEqualTo(Reason.VOID);
      } else {
        assertThat(answers).containsExactly(new JoinTable.Outcome.Full(), Reason.ADMITTED);
      }
      assertThat(people(table)).isEqualTo(SEATS);
    }
  }

  @Test
  void presses_of_send_at_once_send_three_emails() {
    OrderId table = paidTable();
    hosts.name(table, 2, "Luz");

    List<SendPass.Outcome> answers =
        Race.of(12, n -> () -> hosts.send(table, 2, "luz@example.com"));

    assertThat(answers).filteredOn(SendPass.Outcome.Sent.class::isInstance).hasSize(3);
    assertThat(answers).filteredOn(new SendPass.Outcome.NoMailsLeft()::equals).hasSize(9);
    assertThat(world.outbox.list(null, table, 99))
        .filteredOn(mail -> mail.kind() == Email.Kind.GUEST_PASS)
        .hasSize(3);
  }

  @Test
  void two_addresses_for_one_pass_at_once_are_one() {
    for (int round = 0; round < ROUNDS; round++) {
      OrderId table = paidTable();
      hosts.name(table, 2, "Luz");

      List<SendPass.Outcome> answers =
          Race.of(2, n -> () -> hosts.send(table, 2, "luz" + n + "@example.com"));

      assertThat(answers).filteredOn(SendPass.Outcome.Sent.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(SendPass.Outcome.OtherAddress.class::isInstance).hasSize(1);
    }
  }

  @Test
  void refunds_of_the_table_and_of_who_joins_and_leaves_it_wait_for_each_other_and_end() {
    for (int round = 0; round < 2 * ROUNDS; round++) {
      OrderId table = paidTable();
      InviteCode code = hosts.invite(table);
      List<Ticket> friends = List.of(place(), place(), place());
      friends.subList(0, 2).forEach(friend -> hosts.join(friend, code));

      Race.<Object>of(
          5,
          n ->
              List.<Callable<Object>>of(
                      () -> refund(table),
                      () -> refund(friends.get(0).order()),
                      () -> refund(friends.get(1).order()),
                      () -> hosts.join(friends.get(2), code),
                      () -> hosts.leave(friends.get(2)))
                  .get(n));

      assertThat(hosts.guests.of(table))
          .allSatisfy(pass -> assertThat(pass.holder()).isEqualTo(new Pass.Holder.Voided()));
      assertThat(friends)
          .allSatisfy(friend ->
              assertThat(world.tickets.find(friend.id()).orElseThrow().joined()).isEmpty());
    }
  }

  /// Who can come or has come.
  private long people(OrderId table) {
    return hosts.guests.of(table).stream()
        .map(Pass::admits)
        .filter(Ticket::isValid)
        .map(Ticket::id)
        .distinct()
        .count();
  }

  private Reason scan(Ticket ticket) {
    return Scans.at(event, gate, ticket, world.ids, admissions).decision().reason();
  }

  private RefundOrder.Outcome refund(OrderId order) {
    return world.refundOrder.refund(
        new RefundOrder.Request(order, Set.of(), false, RefundOrder.Why.ASKED, ""), Hosts.HOST);
  }

  private OrderId paidTable() {
    TableId added = new TableId(world.ids.next());
    TestTables.add(database, event.id(), added);
    return paid(Holds.of(world.ids, event).table(added, SEATS, SampleEvents.usd(60_000)).hold());
  }

  private Ticket place() {
    return world.tickets.of(paid(Holds.of(world.ids, event).places(0, 1).hold())).getFirst();
  }

  private OrderId paid(Hold hold) {
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    world.learn(TestStores.captured(hold.order(), SampleEvents.NOW));
    return hold.order().id();
  }
}
