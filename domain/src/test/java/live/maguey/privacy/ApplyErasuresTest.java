package live.maguey.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.maguey.audit.AuditEntry;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class ApplyErasuresTest {
  private static final Instant FIRST = SampleEvents.NOW.minus(Duration.ofDays(2));

  private final PeopleOffice office = new PeopleOffice();
  private final Event tonight =
      office.add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 50));

  private static Erasure of(OrderId order) {
    return new Erasure(new Erasure.Buyer(order), FIRST);
  }

  @Test
  void whom_a_restored_database_knows_again_is_erased_again_at_the_first_time() {
    OrderId known = office.paid(tonight, 1);
    OrderId untouched = office.paid(tonight, 1);
    OrderId lost = new OrderId(new UUID(1, 2));

    ApplyErasures.Applied applied =
        office.apply.apply(List.of(of(known), of(lost)), BoxOffice.BUYER);

    assertThat(applied).isEqualTo(new ApplyErasures.Applied(1, 1));
    assertThat(office.orders.buyer(office.order(known).details().buyer())).isEmpty();
    assertThat(office.orders.buyer(office.order(untouched).details().buyer())).isPresent();
    assertThat(office.people.erasures()).containsExactly(of(known));
    assertThat(office.audit.of("order " + known, 99))
        .filteredOn(entry -> entry.act().equals("guest.erased"))
        .extracting(AuditEntry::at)
        .containsExactly(FIRST);
  }

  @Test
  void what_the_database_remembers_is_not_done_again() {
    OrderId known = office.paid(tonight, 1);
    office.apply.apply(List.of(of(known)), BoxOffice.BUYER);

    assertThat(office.apply.apply(List.of(of(known)), BoxOffice.BUYER))
        .isEqualTo(new ApplyErasures.Applied(0, 0));
  }
}
