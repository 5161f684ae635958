package live.maguey.reservations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.settlement.BoxOffice;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.Test;

/// A night ends at 06:00 by the venue's clock, and a day later nobody who did not come can still
/// have been there.
class EndNightTest {
  private static final Instant NIGHT_ENDS =
      SampleEvents.VENUE.nightBegins(SampleEvents.VENUE.businessDate(SampleEvents.NOW).plusDays(1));
  private static final Cause GATE = Cause.job("sync");

  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 10));
  private final EndNight endNight = office.endNight();
  private final RecordLateArrival late = office.lateArrival();
  private final OrderId came = paid();
  private final OrderId stayedAway = paid();

  EndNightTest() {
    Ticket pass = office.tickets.of(came).getFirst();
    office.reservations.admitted(pass, SampleEvents.DOORS);
  }

  @Test
  void who_came_is_completed_when_the_night_ends_and_not_before() {
    at(NIGHT_ENDS.minusSeconds(1));
    assertThat(endNight.end()).isEqualTo(new EndNight.Outcome(0, 0, 0));

    at(NIGHT_ENDS);
    assertThat(endNight.end()).isEqualTo(new EndNight.Outcome(1, 0, 0));
    assertThat(state(came)).isEqualTo("completed");
    assertThat(state(stayedAway)).isEqualTo("confirmed");
  }

  @Test
  void who_did_not_come_is_a_no_show_a_day_later_and_not_before() {
    at(NIGHT_ENDS.plus(Duration.ofHours(24)).minusSeconds(1));
    assertThat(endNight.end().noShows()).isZero();

    at(NIGHT_ENDS.plus(Duration.ofHours(24)));
    assertThat(endNight.end().noShows()).isEqualTo(1);
    assertThat(state(stayedAway)).isEqualTo("no_show");
    assertThat(endNight.end()).isEqualTo(new EndNight.Outcome(0, 0, 0));
  }

  @Test
  void a_scan_that_comes_in_after_that_says_otherwise_once_and_is_in_the_trail() {
    at(NIGHT_ENDS.plus(Duration.ofHours(25)));
    endNight.end();

    assertThat(late.arrived(stayedAway, SampleEvents.DOORS, GATE)).isTrue();
    assertThat(late.arrived(stayedAway, SampleEvents.DOORS, GATE)).isFalse();

    assertThat(state(stayedAway)).isEqualTo("completed");
    assertThat(trail(stayedAway))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.detail()).contains("no_show", SampleEvents.DOORS.toString());
          assertThat(entry.actor()).isEqualTo(GATE.actor());
        });
  }

  @Test
  void a_late_scan_changes_nobody_else() {
    assertThat(late.arrived(stayedAway, SampleEvents.DOORS, GATE)).isFalse();
    assertThat(late.arrived(came, SampleEvents.DOORS, GATE)).isFalse();
    assertThat(late.arrived(office.hold(event, 1), SampleEvents.DOORS, GATE)).isFalse();

    assertThat(state(stayedAway)).isEqualTo("confirmed");
    assertThat(state(came)).isEqualTo("checked_in");
    assertThat(trail(stayedAway)).isEmpty();
  }

  private List<AuditEntry> trail(OrderId order) {
    return office.audit.of("order " + order, 99).stream()
        .filter(entry -> entry.act().equals("reservation.arrived-late"))
        .toList();
  }

  private String state(OrderId order) {
    return office.reservations.last(order).orElseThrow().state();
  }

  private void at(Instant instant) {
    office.clock.advance(Duration.between(office.clock.instant(), instant));
  }

  private OrderId paid() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(event.id(), table);
    OrderId id = office.hold(Holds.of(office.ids, event).table(table, 4, SampleEvents.usd(60_000)));
    office.settle.settle(
        id,
        List.of(
            new Fact.Captured(id, "pi_" + id, office.order(id).total(), SampleEvents.NOW, "test")),
        GATE);
    return id;
  }
}
