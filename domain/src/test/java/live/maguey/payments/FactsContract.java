package live.maguey.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import org.junit.jupiter.api.Test;

/// What every store of facts promises.
public abstract class FactsContract {
  protected abstract Facts facts();

  /// A new order of the same database.
  protected abstract OrderId anOrder();

  private static Fact capture(OrderId order, String intent, Instant at, String source) {
    return new Fact(
        order, Fact.Kind.CAPTURE, intent, "succeeded", SampleEvents.usd(7200), at, source, null);
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
    assertThat(facts().add(byEvent)).isTrue();
    assertThat(facts().add(byFetch)).isFalse();
    assertThat(facts().of(order)).containsExactly(byEvent);
  }

  @Test
  void an_object_of_stripes_leads_to_its_order() {
    OrderId order = anOrder();
    facts().add(capture(order, intent(order, 1), SampleEvents.NOW, "webhook"));
    assertThat(facts().about(intent(order, 1))).containsExactly(order);
    assertThat(facts().about("pi_of_nobody")).isEmpty();
  }

  @Test
  void facts_come_in_the_order_of_their_time_whatever_order_they_were_learnt_in() {
    OrderId order = anOrder();
    Fact late = capture(order, intent(order, 1), SampleEvents.NOW.plusSeconds(5), "webhook");
    Fact early = capture(order, intent(order, 2), SampleEvents.NOW, "webhook");
    facts().add(late);
    facts().add(early);
    assertThat(facts().of(order)).containsExactly(early, late);
  }

  @Test
  void of_one_moment_the_object_decides_by_its_characters_capitals_first() {
    OrderId order = anOrder();
    Fact small = capture(order, "pi_a" + order, SampleEvents.NOW, "webhook");
    Fact capital = capture(order, "pi_B" + order, SampleEvents.NOW, "webhook");
    facts().add(small);
    facts().add(capital);
    assertThat(facts().of(order)).containsExactly(capital, small);
  }

  @Test
  void each_status_of_an_object_is_a_fact_and_each_kind_too() {
    OrderId order = anOrder();
    List<Fact> all =
        List.of(
            refund(order, "pending", SampleEvents.NOW),
            refund(order, "succeeded", SampleEvents.NOW.plusSeconds(1)),
            new Fact(
                order,
                Fact.Kind.FEE,
                "re_" + order,
                "succeeded",
                SampleEvents.usd(30),
                SampleEvents.NOW.plusSeconds(2),
                "heal",
                "pi_" + order));
    assertThat(all).allMatch(facts()::add);
    assertThat(facts().of(order)).containsExactlyElementsOf(all);
  }

  private static Fact refund(OrderId order, String status, Instant at) {
    return new Fact(
        order,
        Fact.Kind.REFUND,
        "re_" + order,
        status,
        SampleEvents.usd(7200),
        at,
        "webhook",
        "our id");
  }

  @Test
  void an_order_is_told_its_own_facts_and_steps() {
    OrderId order = anOrder();
    OrderId other = anOrder();
    Fact ours = capture(order, intent(order, 1), SampleEvents.NOW, "webhook");
    facts().add(ours);
    facts().add(capture(other, intent(other, 1), SampleEvents.NOW, "webhook"));
    facts().done(order, Map.of(new StepKey(0, 0, "confirm"), "ours"), 1, SampleEvents.NOW);
    facts().done(other, Map.of(new StepKey(0, 0, "confirm"), "theirs"), 1, SampleEvents.NOW);
    assertThat(facts().of(order)).containsExactly(ours);
    assertThat(facts().done(order)).isEqualTo(Map.of(new StepKey(0, 0, "confirm"), "ours"));
  }

  @Test
  void a_fact_without_money_comes_back_whole() {
    OrderId order = anOrder();
    Fact decline =
        new Fact(
            order,
            Fact.Kind.DECLINE,
            "ch_" + order,
            "insufficient_funds",
            null,
            SampleEvents.NOW,
            "webhook",
            "pi_" + order);
    facts().add(decline);
    assertThat(facts().of(order)).containsExactly(decline);
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
