package live.maguey.persistence.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.guests.Hosts;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.EveryColumn;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.jobs.Housekeeping;
import live.maguey.persistence.jobs.Purging;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.shared.EmailAddress;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A guest's name and address stand where they can be erased, and in no other column of any table.
class GuestsErasedIT {
  private static final String NAME = "Zenaida Quiote";
  private static final EmailAddress ADDRESS = EmailAddress.parse("quiote@example.com");

  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Hosts hosts = HostsOn.of(world, database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 9).event();
  private OrderId table;

  @BeforeEach
  void a_pass_is_sent_twice_and_accepted_once() {
    world.events.add(event);
    TableId added = new TableId(world.ids.next());
    TestTables.add(database, event.id(), added);
    Hold hold = Holds.of(world.ids, event).table(added, 3, SampleEvents.usd(60_000)).hold();
    world.orders.hold(hold);
    table = world.learn(TestStores.captured(hold.order(), SampleEvents.NOW)).id();
    hosts.name(table, 2, NAME);
    hosts.send(table, 2, ADDRESS.value());
    world.outbox.list(null, table, 9).stream()
        .filter(mail -> mail.kind() == Email.Kind.GUEST_PASS)
        .forEach(
            mail -> world.outbox.accepted(mail.id(), "resend", "re_1", ADDRESS, SampleEvents.NOW));
    hosts.send(table, 2, ADDRESS.value());
  }

  @Test
  void they_stand_with_the_pass_and_with_what_is_sent() throws SQLException {
    assertThat(holding(NAME)).containsExactly("emails.to_name", "tickets.holder");
    assertThat(holding(ADDRESS.value())).containsExactly("emails.to_address", "guests.address");
  }

  @Test
  void a_pass_that_is_taken_back_leaves_nothing_of_them() throws SQLException {
    hosts.takeBack(table, 2);

    assertNothingIsLeft();
  }

  @Test
  void not_me_leaves_nothing_of_them() throws SQLException {
    hosts.decline.decline(hosts.links.notMeToken(hosts.pass(table, 2).ticket().code()), Hosts.HOST);

    assertNothingIsLeft();
  }

  @Test
  void a_month_after_the_event_nothing_is_left_of_them() throws SQLException {
    world
        .outbox
        .list(Email.Stage.QUEUED, table, 9)
        .forEach(mail ->
            world.outbox.accepted(
                mail.id(), "resend", "re_" + mail.id(), ADDRESS, SampleEvents.NOW));
    Housekeeping housekeeping = Purging.of(database, world.clock);
    world.clock.set(event.ends().plus(Duration.ofDays(30)));
    housekeeping.purge();
    assertThat(holding(NAME)).hasSize(2);

    world.clock.advance(Duration.ofSeconds(1));
    housekeeping.purge();

    assertNothingIsLeft();
    assertThat(hosts.pass(table, 2).ticket().serial()).isEqualTo(1);
  }

  private void assertNothingIsLeft() throws SQLException {
    assertThat(holding(NAME)).isEmpty();
    assertThat(holding("Zenaida")).isEmpty();
    assertThat(holding(ADDRESS.value())).isEmpty();
  }

  private List<String> holding(String text) throws SQLException {
    return EveryColumn.with(database, text);
  }
}
