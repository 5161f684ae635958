package live.maguey.vip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import live.maguey.audit.AuditEntry;
import live.maguey.emails.Email;
import live.maguey.events.TableId;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.News;
import live.maguey.settlement.SettlePayment;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Money comes for a table after its hold has lapsed.
class StandInTest {
  private final TableOffice office = new TableOffice();

  /// Somebody held the table and did not pay in time.
  private OrderId lapsed(String label) {
    OrderId id = office.holding(label);
    office.settle.settle(id, List.of(News.of(office.order(id)).lapsed()), TableOffice.BUYER);
    assertThat(office.order(id)).isInstanceOf(Order.Expired.class);
    return id;
  }

  private TableId sitsAt(OrderId id) {
    return office.reservation(id).booking().table();
  }

  @Test
  void the_same_table_is_theirs_while_it_is_free() {
    OrderId late = lapsed("1");

    office.learnPaid(late);

    assertThat(sitsAt(late)).isEqualTo(office.table("1").id());
    assertThat(office.reservation(late).booking().standIn()).isFalse();
  }

  @Test
  void a_table_like_the_one_that_is_gone_stands_in_for_it() {
    OrderId late = lapsed("1");
    office.party("1");

    office.learnPaid(late);

    assertThat(office.order(late)).isInstanceOf(Order.Paid.class);
    assertThat(office.reservation(late)).isInstanceOf(Reservation.Confirmed.class);
    assertThat(office.reservation(late).booking().standIn()).isTrue();
    assertThat(sitsAt(late)).isEqualTo(office.table("2").id());
    assertThat(office.isFree("2")).isFalse();
    assertThat(office.passes(late)).hasSize(4).extracting(Ticket::name).containsOnly("Table 2");
    assertThat(office.mails(late)).containsExactly(Email.Kind.TICKETS);
    assertThat(office.audit.of("order " + late, 50))
        .extracting(AuditEntry::detail)
        .contains("expired, stands in");
  }

  @Test
  void the_first_by_its_label_stands_in_and_none_of_another_kind_price_or_size() {
    OrderId first = lapsed("1");
    OrderId second = lapsed("2");
    OrderId third = lapsed("3");
    office.party("1");
    office.holding("2");

    office.learnPaid(first);
    assertThat(sitsAt(first)).isEqualTo(office.table("3").id());
    office.learnPaid(second);
    office.learnPaid(third);

    assertThat(List.of(office.order(second), office.order(third)))
        .allMatch(Order.LateRefunded.class::isInstance);
    assertThat(office.refunds.of(second)).hasSize(1);
    assertThat(office.mails(second)).containsExactly(Email.Kind.LATE_REFUND);
    assertThat(office.isFree("6")).isTrue();
    assertThat(office.isFree("9")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_same_one_stands_in_however_the_news_comes_and_however_often(long seed) {
    OrderId late = lapsed("2");
    office.party("2");
    News news = News.of(office.order(late));
    List<Fact> told =
        new ArrayList<>(
            List.of(
                news.captured("pi_1"),
                news.captured("pi_1"),
                news.fee("txn_1", 958, "pi_1"),
                news.lapsed(),
                news.released()));
    Collections.shuffle(told, new Random(seed));

    told.forEach(fact -> office.settle.settle(late, List.of(fact), TableOffice.BUYER));

    assertThat(sitsAt(late)).isEqualTo(office.table("1").id());
    assertThat(office.passes(late)).hasSize(4);
    office.moveParty.move(
        new MoveParty.Request(late, office.table("3").id(), ""), TableOffice.OPERATOR);
    assertThat(office.settle.settle(late, told, TableOffice.BUYER))
        .isInstanceOfSatisfying(
            SettlePayment.Outcome.Settled.class,
            settled -> assertThat(settled.steps()).as("nothing is undone").isEmpty());
    assertThat(sitsAt(late)).isEqualTo(office.table("3").id());
  }
}
