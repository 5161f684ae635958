package live.maguey.payments;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.settlement.News;
import org.junit.jupiter.api.Test;

/// What every store of facts promises.
public abstract class FactsContract {
  protected abstract Facts facts();

  /// A new order of the same database.
  protected abstract OrderId anOrder();

  /// Whether the fact was news.
  private boolean add(Fact fact) {
    return !facts().learn(fact.order(), List.of(fact)).news().isEmpty();
  }

  private static Fact capture(OrderId order, String intent, Instant at, String source) {
    return new Fact.Captured(order, intent, SampleEvents.usd(7200), at, source);
  }

  private static String intent(OrderId order, int n) {
    return "pi_" + n + "_" + order;
  }

  @Test
  @Requirement("PAY-03")
  void the_same_fact_by_event_and_by_fetch_is_one_fact() {
    OrderId order = anOrder();
    Fact byEvent = capture(order, intent(order, 1), SampleEvents.NOW, "webhook");
    Fact byFetch = capture(order, intent(order, 1), SampleEvents.NOW.plusSeconds(9), "heal");
    assertThat(add(byEvent)).isTrue();
    assertThat(add(byFetch)).isFalse();
    assertThat(facts().of(order)).containsExactly(byEvent);
  }

  @Test
  void of_facts_that_are_learnt_together_those_that_are_news_come_back_each_once() {
    OrderId order = anOrder();
    Fact known = capture(order, intent(order, 1), SampleEvents.NOW, "webhook");
    Fact fresh = capture(order, intent(order, 2), SampleEvents.NOW.plusSeconds(1), "webhook");
    Fact lapsed = news(order).lapsed();
    add(known);

    Facts.Learnt learnt = facts().learn(order, List.of(known, fresh, lapsed, fresh));

    assertThat(learnt.news()).containsExactly(fresh, lapsed);
    assertThat(learnt.known()).containsExactlyInAnyOrder(known, fresh, lapsed);
    assertThat(facts().of(order)).isEqualTo(learnt.known());
  }

  @Test
  void an_object_of_stripes_leads_to_its_order() {
    OrderId order = anOrder();
    add(capture(order, intent(order, 1), SampleEvents.NOW, "webhook"));
    assertThat(facts().about(intent(order, 1))).containsExactly(order);
    assertThat(facts().about("pi_of_nobody")).isEmpty();
  }

  @Test
  void facts_come_in_the_order_of_their_time_whatever_order_they_were_learnt_in() {
    OrderId order = anOrder();
    Fact late = capture(order, intent(order, 1), SampleEvents.NOW.plusSeconds(5), "webhook");
    Fact early = capture(order, intent(order, 2), SampleEvents.NOW, "webhook");
    add(late);
    add(early);
    assertThat(facts().of(order)).containsExactly(early, late);
  }

  @Test
  void of_one_moment_the_object_decides_by_its_characters_capitals_first() {
    OrderId order = anOrder();
    Fact small = capture(order, "pi_a" + order, SampleEvents.NOW, "webhook");
    Fact capital = capture(order, "pi_B" + order, SampleEvents.NOW, "webhook");
    add(small);
    add(capital);
    assertThat(facts().of(order)).containsExactly(capital, small);
  }

  @Test
  void each_status_of_an_object_is_a_fact_and_each_kind_too() {
    OrderId order = anOrder();
    News news = news(order);
    List<Fact> all =
        List.of(
            news.refund("re_" + order, RefundNews.PENDING, news.total(), null),
            later(news, 1).refund("re_" + order, RefundNews.SUCCEEDED, news.total(), null),
            later(news, 2).fee("re_" + order, 30, "pi_" + order));
    assertThat(all).allMatch(this::add);
    assertThat(facts().of(order)).containsExactlyElementsOf(all);
  }

  /// A type of fact without a sample here fails, and so does one that a store does not know.
  @Test
  void a_fact_of_every_type_and_in_every_word_of_it_comes_back_whole() {
    OrderId order = anOrder();
    List<Fact> all = samples(news(order));
    assertThat(all.stream().map(Object::getClass).collect(toSet())).isEqualTo(types(Fact.class));
    assertThat(all).allMatch(this::add);
    assertThat(facts().of(order)).containsExactlyInAnyOrderElementsOf(all);
    all.forEach(fact -> assertThat(facts().about(fact.object())).containsExactly(order));
  }

  @Test
  void two_facts_of_a_type_are_one_only_in_the_same_word_of_the_same_object() {
    OrderId order = anOrder();
    assertThat(samples(news(order)).stream().map(Fact::identity)).doesNotHaveDuplicates();
  }

  private static Set<Class<?>> types(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses())
            .flatMap(permitted -> types(permitted).stream())
            .collect(toSet())
        : Set.of(type);
  }

  /// Every type with every word that it has, with and without what it may lack.
  private static List<Fact> samples(News news) {
    String id = "_" + news.order();
    RefundId ours = new RefundId(news.order().value());
    List<Fact> all =
        new ArrayList<>(
            List.of(
                news.captured("pi" + id),
                news.free(),
                news.refused("amount_too_small"),
                news.lapsed(),
                news.released(),
                new Fact.EventOff(news.order(), news.at(), "test"),
                news.declined("ch" + id, DeclineReason.INSUFFICIENT_FUNDS),
                news.refundOf("re" + id, "pi" + id),
                news.fee("txn_1" + id, 30, "pi" + id),
                new Fact.ChargeFee(
                    news.order(),
                    "txn_2" + id,
                    SampleEvents.usd(-30),
                    Optional.empty(),
                    news.at(),
                    "test"),
                news.disputeFee("txn_1" + id, 1_500, "dp" + id),
                news.disputeDue("dp" + id),
                news.withdrawn("txn_1" + id, "dp" + id),
                news.reinstated("txn_1" + id, "dp" + id),
                new Fact.DisputeTold(
                    news.order(),
                    "du" + id,
                    Fact.DisputeTold.Stage.OPEN,
                    news.total(),
                    Optional.empty(),
                    news.at(),
                    "test"),
                new Fact.FraudWarning(
                    news.order(),
                    "issfr_2" + id,
                    Fact.FraudWarning.Stage.OVER,
                    Optional.empty(),
                    news.at(),
                    "test")));
    for (Fact.PageEnded.End end : Fact.PageEnded.End.values()) {
      all.add(news.page("cs" + id, end));
    }
    for (RefundNews told : RefundNews.values()) {
      all.add(news.refund("re_1" + id, told, SampleEvents.usd(1), ours));
      all.add(news.refund("re_2" + id, told, SampleEvents.usd(2), null));
    }
    for (Fact.DisputeTold.Stage stage : Fact.DisputeTold.Stage.values()) {
      all.add(news.disputed("dp" + id, stage, "pi" + id));
    }
    for (Fact.FraudWarning.Stage stage : Fact.FraudWarning.Stage.values()) {
      all.add(news.warned("issfr_1" + id, stage, "pi" + id));
    }
    return all;
  }

  private static News news(OrderId order) {
    return new News(order, SampleEvents.usd(7200), SampleEvents.NOW);
  }

  private static News later(News news, int seconds) {
    return news.at(news.at().plusSeconds(seconds));
  }

  @Test
  void an_order_is_told_its_own_facts_and_steps() {
    OrderId order = anOrder();
    OrderId other = anOrder();
    Fact ours = capture(order, intent(order, 1), SampleEvents.NOW, "webhook");
    add(ours);
    add(capture(other, intent(other, 1), SampleEvents.NOW, "webhook"));
    facts().done(order, Map.of(new StepKey(0, 0, "confirm"), "ours"), 1, SampleEvents.NOW);
    facts().done(other, Map.of(new StepKey(0, 0, "confirm"), "theirs"), 1, SampleEvents.NOW);
    assertThat(facts().of(order)).containsExactly(ours);
    assertThat(facts().done(order)).isEqualTo(Map.of(new StepKey(0, 0, "confirm"), "ours"));
    assertThat(facts().learn(order, List.of()))
        .isEqualTo(
            new Facts.Learnt(
                List.of(), List.of(ours), Map.of(new StepKey(0, 0, "confirm"), "ours")));
  }

  @Test
  void a_step_is_done_once() {
    OrderId order = anOrder();
    StepKey key = new StepKey(1, 2, "confirm");
    Map<StepKey, String> again = Map.of(new StepKey(2, 0, "fulfil"), "tickets: 2", key, "pi_2");
    facts().done(order, Map.of(key, "pi_1"), 1, SampleEvents.NOW);
    assertThat(facts().done(order)).isEqualTo(Map.of(key, "pi_1"));
    assertThatThrownBy(() -> facts().done(order, again, 1, SampleEvents.NOW)).isNotNull();
    assertThat(facts().done(order)).isEqualTo(Map.of(key, "pi_1"));
    assertThat(facts().done(anOrder())).isEmpty();
  }
}
