package live.maguey.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.audit.Actor;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.shared.Page;
import live.maguey.shared.PageContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every search over refunds promises. The stores are empty before each test.
public abstract class RefundSearchContract {
  private static final Instant NOW = SampleEvents.NOW;

  protected abstract RefundSearch search();

  protected abstract Refunds refunds();

  /// An order of [#event].
  protected abstract OrderId anOrder();

  protected abstract EventId event();

  private RefundId refund(int minutesAgo, long amount) {
    RefundId id = new RefundId(UUID.randomUUID());
    refunds()
        .request(
            Refund.requested(
                id,
                anOrder(),
                "pi_1",
                SampleEvents.usd(amount),
                "late",
                NOW.minusSeconds(60L * minutesAgo),
                new Refund.Subject.Payment()));
    return id;
  }

  private void moved(RefundId id, RefundNews to) {
    refunds().moved(id, "re_" + id, to, NOW);
  }

  private List<RefundId> found(Refund.@Nullable State state, boolean failing, Page<RefundId> page) {
    return search().list(new RefundSearch.Wanted(state, failing, page)).stream()
        .map(RefundSearch.Found::id)
        .toList();
  }

  @Test
  void refunds_come_newest_first_as_many_as_are_wanted() {
    RefundId old = refund(9, 100);
    RefundId young = refund(1, 200);
    RefundId middle = refund(5, 300);
    assertThat(found(null, false, Page.newest(9))).containsExactly(young, middle, old);
    assertThat(found(null, false, Page.newest(2))).containsExactly(young, middle);
  }

  @Test
  void refunds_are_read_page_by_page_and_by_when_they_were_requested() {
    List<Page.Row<RefundId>> all =
        Stream.of(9, 0, 5, 5, 3)
            .map(ago -> new Page.Row<>(NOW.minusSeconds(60L * ago), refund(ago, 100)))
            .toList();
    PageContract.isKept(all, page -> found(null, false, page));
    all.forEach(row -> refunds().giveUp(row.id(), 1, "charge_disputed: no", NOW));
    PageContract.isKept(all, page -> found(null, true, page));
  }

  @Test
  void a_refund_is_found_with_all_that_is_kept_of_it() {
    RefundId asked = refund(7, 100);
    RefundId given = new RefundId(UUID.randomUUID());
    OrderId order = anOrder();
    refunds()
        .request(
            Refund.requested(
                given,
                order,
                "pi_1",
                SampleEvents.usd(250),
                "show cancelled",
                NOW.minusSeconds(60),
                new Refund.Subject.Payment()));
    moved(given, RefundNews.PENDING);

    List<RefundSearch.Found> found =
        search().list(new RefundSearch.Wanted(null, false, Page.newest(9)));

    assertThat(found.getFirst())
        .isEqualTo(
            new RefundSearch.Found(
                given,
                order,
                SampleEvents.usd(250),
                "show cancelled",
                Refund.State.PENDING,
                1,
                "re_" + given,
                NOW.minusSeconds(60),
                null));
    assertThat(found.getLast())
        .extracting(RefundSearch.Found::id, RefundSearch.Found::object)
        .containsExactly(asked, null);
  }

  @Test
  void what_failed_is_what_did_not_reach_its_buyer_and_nobody_paid_since() {
    RefundId refused = refund(1, 100);
    refunds().giveUp(refused, 1, "charge_disputed: no", NOW);
    RefundId sentBack = refund(2, 200);
    moved(sentBack, RefundNews.FAILED);
    RefundId cancelled = refund(3, 300);
    moved(cancelled, RefundNews.CANCELLED);
    RefundId notNeeded = refund(4, 400);
    refunds().notNeeded(notNeeded, NOW);
    moved(refund(5, 500), RefundNews.SUCCEEDED);
    RefundId byHand = refund(6, 600);
    moved(byHand, RefundNews.FAILED);
    refunds()
        .payByHand(
            new PaidByHand(
                byHand,
                PaidByHand.Method.CASH,
                SampleEvents.usd(600),
                NOW,
                "",
                Actor.operator("owner@office"),
                NOW));

    assertThat(found(null, true, Page.newest(9))).containsExactly(refused, sentBack, cancelled);
    assertThat(found(Refund.State.PAID_BY_HAND, false, Page.newest(9))).containsExactly(byHand);
    assertThat(search().list(new RefundSearch.Wanted(null, true, Page.newest(1))))
        .extracting(RefundSearch.Found::answer)
        .containsExactly("charge_disputed: no");
  }

  @Test
  void an_events_refunds_are_counted_and_summed_by_state() {
    refund(1, 100);
    refund(2, 200);
    moved(refund(3, 300), RefundNews.PENDING);
    moved(refund(4, 400), RefundNews.SUCCEEDED);
    moved(refund(5, 500), RefundNews.SUCCEEDED);
    moved(refund(6, 600), RefundNews.FAILED);

    assertThat(search().figures(event()))
        .containsExactly(
            new RefundSearch.Figure(Refund.State.REQUESTED, 2, SampleEvents.usd(300)),
            new RefundSearch.Figure(Refund.State.PENDING, 1, SampleEvents.usd(300)),
            new RefundSearch.Figure(Refund.State.SUCCEEDED, 2, SampleEvents.usd(900)),
            new RefundSearch.Figure(Refund.State.FAILED, 1, SampleEvents.usd(600)));
    assertThat(search().figures(new EventId(new UUID(7, 7)))).isEmpty();
  }
}
