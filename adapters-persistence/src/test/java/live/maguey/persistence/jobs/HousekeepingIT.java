package live.maguey.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.orders.Terms;
import live.maguey.persistence.Database;
import live.maguey.persistence.EveryColumn;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HousekeepingIT {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 9).event();
  private Hold hold;
  private OrderId order;

  @BeforeEach
  void an_order_is_bought_and_its_email_was_tried_once() {
    world.events.add(event);
    hold = Holds.of(world.ids, event).places(0, 1).hold();
    world.orders.hold(hold);
    order = world.learn(TestStores.captured(hold.order(), SampleEvents.NOW)).id();
    Email mail = world.outbox.list(null, order, 9).getFirst();
    world.outbox.giveUp(mail.id(), SampleEvents.NOW, "nobody took it");
    Purging.at(database, SampleEvents.NOW.plus(Duration.ofDays(2))).purge();
  }

  private void purge(Instant now) {
    Purging.at(database, now).purge();
  }

  private Terms terms() {
    return world.orders.terms(order).orElseThrow();
  }

  @Test
  void where_an_order_came_from_goes_half_a_year_after_its_night_and_what_was_agreed_stays()
      throws SQLException {
    Instant until = event.ends().plus(Purging.KEPT.origins());
    purge(until);
    assertThat(terms().network()).isEqualTo(hold.terms().network());

    purge(until.plus(MOMENT));

    assertThat(List.of(terms().network(), terms().userAgent(), terms().requestId()))
        .containsOnly("");
    assertThat(terms().version()).isEqualTo(hold.terms().version());
    assertThat(EveryColumn.with(database, hold.browser())).isEmpty();
    assertThat(world.orders.buyer(hold.buyer().id())).contains(hold.buyer());
  }

  @Test
  void answers_of_email_providers_go_after_a_year_and_the_email_stays() {
    Email mail = world.outbox.list(null, order, 9).getFirst();
    Instant until = SampleEvents.NOW.plus(Purging.KEPT.answers());
    purge(until);
    assertThat(world.outbox.attempts(mail.id())).hasSize(1);

    purge(until.plus(MOMENT));

    assertThat(world.outbox.attempts(mail.id())).isEmpty();
    assertThat(world.outbox.find(mail.id())).contains(mail);
  }

  @Test
  void what_is_purged_is_purged_once() {
    Instant late = event.ends().plus(Duration.ofDays(999));
    assertThat(Purging.at(database, late).purge()).isPositive();
    assertThat(Purging.at(database, late).purge()).isZero();
  }
}
