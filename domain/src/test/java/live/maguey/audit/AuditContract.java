package live.maguey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.events.SampleEvents;
import live.maguey.shared.Page;
import live.maguey.shared.PageContract;
import org.junit.jupiter.api.Test;

/// What every trail promises. It is empty before each test.
public abstract class AuditContract {
  protected abstract AuditTrail trail();

  private static AuditEntry entry(String act, String subject) {
    return entry(act, subject, SampleEvents.NOW);
  }

  private static AuditEntry entry(String act, String subject, Instant at) {
    return new AuditEntry(at, Actor.operator("root@ops-1"), act, subject, "detail", "req-1");
  }

  @Test
  void the_trail_tells_what_was_done_to_a_thing_newest_first() {
    trail().record(entry("order.paid", "order 1"));
    trail().record(entry("order.paid", "order 2"));
    trail().record(entry("order.refunded", "order 1"));
    assertThat(trail().of("order 1", 9))
        .containsExactly(entry("order.refunded", "order 1"), entry("order.paid", "order 1"));
    assertThat(trail().of("order 1", 1)).hasSize(1);
  }

  @Test
  void the_whole_trail_or_only_what_people_did_comes_newest_first() {
    AuditEntry settled =
        new AuditEntry(
            SampleEvents.NOW.plusSeconds(9),
            Actor.system("heal"),
            "order.confirm",
            "order 1",
            "",
            null);
    trail().record(entry("order.refunded", "order 1"));
    trail().record(settled);
    trail().record(entry("email.retried", "email 1"));
    assertThat(trail().list(false, Page.newest(9)))
        .extracting(AuditTrail.Numbered::entry)
        .containsExactly(
            settled, entry("email.retried", "email 1"), entry("order.refunded", "order 1"));
    assertThat(trail().list(true, Page.newest(9)))
        .extracting(AuditTrail.Numbered::entry)
        .containsExactly(entry("email.retried", "email 1"), entry("order.refunded", "order 1"));
    AuditTrail.Numbered newest = trail().list(false, Page.newest(1)).getFirst();
    assertThat(trail().find(newest.number())).contains(settled);
    assertThat(trail().find(newest.number() + 1_000)).isEmpty();
  }

  @Test
  void the_trail_is_read_page_by_page_and_by_when_it_was_written() {
    Stream.of(9, 0, 5, 5, 3)
        .map(second -> entry("order.paid", "order " + second, SampleEvents.NOW.plusSeconds(second)))
        .forEach(trail()::record);
    List<Page.Row<Long>> all =
        trail().list(false, Page.newest(9)).stream()
            .map(one -> new Page.Row<>(one.entry().at(), one.number()))
            .toList();
    assertThat(all).hasSize(5);
    for (boolean people : List.of(false, true)) {
      PageContract.isKept(
          all,
          Comparator.naturalOrder(),
          page -> trail().list(people, page).stream().map(AuditTrail.Numbered::number).toList());
    }
  }

  @Test
  void acts_that_are_recorded_together_keep_their_order_and_each_its_request() {
    AuditEntry settled =
        new AuditEntry(
            SampleEvents.NOW.plusSeconds(1),
            Actor.system("heal"),
            "order.fulfil:2",
            "order 1",
            "paid, passes: 9",
            null);
    trail().record(List.of(entry("order.confirm", "order 1"), settled));
    assertThat(trail().of("order 1", 9))
        .containsExactly(settled, entry("order.confirm", "order 1"));
  }

  @Test
  void an_act_that_no_request_led_to_comes_back_whole() {
    AuditEntry settled =
        new AuditEntry(
            SampleEvents.NOW.plusSeconds(1),
            Actor.system("heal"),
            "order.confirm",
            "order 1",
            "paid, pi_1",
            null);
    trail().record(settled);
    assertThat(trail().of("order 1", 9)).containsExactly(settled);
  }
}
