package live.maguey.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.maguey.events.SampleEvents;
import live.maguey.lookup.OrderPayment;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Fact.DisputeTold.Stage;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.privacy.Hindrance.Kind;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.tickets.Ticket;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErasureRuleTest {
  private static final Duration WINDOW = Duration.ofDays(120);
  private static final Instant OVER = SampleEvents.ENDS.plus(WINDOW);
  private static final String PAID = "pi_1";

  private final ErasureRule rule = new ErasureRule(WINDOW);
  private final OneEvent office = OneEvent.withPlaces(10);
  private final Order.Held held = office.atThePage();
  private final News news = News.of(held);

  private void paid() {
    paid(SampleEvents.NOW);
  }

  /// As the server leaves it: the page is closed soon afterwards.
  private void paid(Instant at) {
    office.learn(news.at(at).captured(PAID));
    office.attempt(held).session().ifPresent(office.attempts::closed);
  }

  private List<Kind> hindrances(Instant now) {
    return kinds(rule.of(picture(), payment(), now));
  }

  private static List<Kind> kinds(List<Hindrance> found) {
    return found.stream().map(Hindrance::kind).toList();
  }

  private OrderPicture picture() {
    return office.lookUp.picture(office.now(held));
  }

  private OrderPayment payment() {
    return office.lookUp.payment(office.now(held));
  }

  @Test
  void who_is_paying_waits_until_it_is_known_how_that_ends() {
    assertThat(hindrances(OVER)).containsExactly(Kind.MAY_BE_PAID);
    assertThat(ErasureRule.from(rule.of(picture(), payment(), OVER))).isEmpty();

    office.learn(
        news.page(office.attempt(held).session().orElseThrow(), Fact.PageEnded.End.UNPAID));
    assertThat(hindrances(OVER)).containsExactly(Kind.MAY_BE_PAID);

    office.learn(
        news.page(office.attempt(held).session().orElseThrow(), Fact.PageEnded.End.FAILED));
    assertThat(hindrances(SampleEvents.NOW)).isEmpty();
  }

  @Test
  void a_ticket_is_needed_until_its_night_is_over_and_the_buyer_while_a_bank_may_ask() {
    paid();

    List<Hindrance> found = rule.of(picture(), payment(), SampleEvents.NOW);
    assertThat(kinds(found)).containsExactly(Kind.TICKET, Kind.TICKET, Kind.DISPUTE_WINDOW);
    assertThat(found)
        .extracting(Hindrance::until)
        .containsExactly(
            Optional.of(SampleEvents.ENDS), Optional.of(SampleEvents.ENDS), Optional.of(OVER));
    assertThat(ErasureRule.from(found)).contains(OVER);
    assertThat(hindrances(SampleEvents.ENDS)).containsExactly(Kind.DISPUTE_WINDOW);
    assertThat(hindrances(OVER.minusNanos(1))).containsExactly(Kind.DISPUTE_WINDOW);
    assertThat(hindrances(OVER)).isEmpty();
  }

  @Test
  void the_window_of_money_that_came_after_the_night_begins_when_it_came() {
    Instant late = SampleEvents.ENDS.plus(Duration.ofDays(3));
    paid(late);

    assertThat(ErasureRule.from(rule.of(picture(), payment(), OVER))).contains(late.plus(WINDOW));
  }

  @Test
  void who_paid_nothing_may_be_erased_after_the_night() {
    OneEvent free = OneEvent.withFreePlaces(10);
    Order.Held guest = free.hold();
    free.learn(News.of(guest).free());
    OrderPicture picture = free.lookUp.picture(free.now(guest));
    OrderPayment payment = free.lookUp.payment(free.now(guest));

    assertThat(rule.of(picture, payment, free.event.ends().minusNanos(1))).hasSize(2);
    assertThat(rule.of(picture, payment, free.event.ends())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void a_dispute_is_in_the_way_while_it_is_not_decided(Stage stage) {
    paid();
    office.learn(news.disputed("dp_1", stage, PAID));

    List<Hindrance> found = rule.of(picture(), payment(), OVER);

    switch (stage) {
      case INQUIRY, INQUIRY_IN_REVIEW, OPEN, IN_REVIEW -> {
        assertThat(found)
            .containsExactly(new Hindrance(Kind.DISPUTE, held.id(), "dp_1", Optional.empty()));
        assertThat(ErasureRule.from(found)).isEmpty();
      }
      case INQUIRY_CLOSED, PREVENTED, WON, LOST -> assertThat(found).isEmpty();
    }
  }

  @Test
  void a_refund_is_in_the_way_until_its_money_is_with_the_buyer() {
    assertThat(kinds(refunded(new Refund.Standing.Requested(Optional.empty()))))
        .containsExactly(Kind.REFUND);
    assertThat(kinds(refunded(new Refund.Standing.Pending("re_1")))).containsExactly(Kind.REFUND);
    assertThat(refunded(new Refund.Standing.Succeeded("re_1"))).isEmpty();
    assertThat(refunded(new Refund.Standing.NotNeeded())).isEmpty();
    assertThat(kinds(refunded(new Refund.Standing.SentBack("re_1"))))
        .containsExactly(Kind.REFUND_OWED);
    assertThat(kinds(refunded(new Refund.Standing.Refused()))).containsExactly(Kind.REFUND_OWED);
    assertThat(refunded(new Refund.Standing.PaidByHand(Optional.of("re_1")))).isEmpty();
  }

  private List<Hindrance> refunded(Refund.Standing standing) {
    OrderPayment paid =
        new OrderPayment(office.now(held), List.of(), List.of(), List.of(refund(1, standing)));
    return rule.of(picture(), paid, OVER).stream()
        .filter(h -> h.kind() != Kind.MAY_BE_PAID)
        .toList();
  }

  private Refund refund(int no, Refund.Standing standing) {
    return new Refund(
        new RefundId(new UUID(0, no)),
        held.id(),
        PAID,
        SampleEvents.usd(100),
        "asked",
        1,
        SampleEvents.NOW,
        standing,
        new Refund.Subject.Payment());
  }

  /// Whatever has happened, and when.
  private List<Hindrance> after(List<Integer> happenings, Instant now) {
    paid();
    List<Fact> facts = new ArrayList<>(payment().facts());
    List<Refund> refunds = new ArrayList<>();
    List<Ticket> tickets = new ArrayList<>(picture().tickets());
    for (int happening : happenings) {
      Instant at = SampleEvents.NOW.plus(Duration.ofHours(happening));
      Stage stage = Stage.values()[happening % Stage.values().length];
      switch (happening % 4) {
        case 0 -> facts.add(news.at(at).disputed("dp_" + happening, stage, PAID));
        case 1 -> facts.add(news.at(at).captured("pi_" + happening));
        case 2 -> refunds.add(refund(happening, standing(happening)));
        default -> tickets.removeIf(ticket -> ticket.no() == 1 + happening % 2);
      }
    }
    return rule.of(
        new OrderPicture(
            office.now(held), office.event, Optional.empty(), tickets, Optional.empty()),
        new OrderPayment(office.now(held), List.of(), facts, refunds),
        now);
  }

  private static Refund.Standing standing(int happening) {
    return switch (happening % 3) {
      case 0 -> new Refund.Standing.Pending("re_" + happening);
      case 1 -> new Refund.Standing.Succeeded("re_" + happening);
      default -> new Refund.Standing.SentBack("re_" + happening);
    };
  }

  @Property(tries = 200)
  void time_alone_only_takes_hindrances_away(
      @ForAll @Size(max = 6) List<@IntRange(max = 4_000) Integer> happenings,
      @ForAll @IntRange(max = 9_000) int hours,
      @ForAll @IntRange(max = 9_000) int more) {
    Instant now = SampleEvents.NOW.plus(Duration.ofHours(hours));

    List<Hindrance> before = after(happenings, now);
    List<Hindrance> later = after(happenings, now.plus(Duration.ofHours(more)));

    assertThat(before).containsAll(later);
  }

  @Property(tries = 200)
  void from_the_date_that_is_told_nothing_is_in_the_way_and_not_a_moment_before(
      @ForAll @Size(max = 6) List<@IntRange(max = 4_000) Integer> happenings) {
    Optional<Instant> from = ErasureRule.from(after(happenings, SampleEvents.NOW));
    boolean waits = after(happenings, Instant.MAX).stream().anyMatch(h -> h.until().isEmpty());

    assertThat(from.isEmpty()).isEqualTo(waits);
    from.ifPresent(date -> {
      assertThat(after(happenings, date)).isEmpty();
      assertThat(after(happenings, date.minusNanos(1))).isNotEmpty();
    });
  }
}
