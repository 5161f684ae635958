package live.maguey.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.events.SampleEvents;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which states lead where is what the types offer; that nothing else is stored, [OrdersContract]
/// proves.
class OrderTest {
  private static final SequentialIds IDS = new SequentialIds();
  private static final Instant LATER = SampleEvents.NOW.plusSeconds(60);
  private static final Order.Held HELD =
      Holds.of(IDS, SampleEvents.tonight(IDS).tier("General", 9).tier("Late", 9).event())
          .places(0, 2)
          .places(1, 1)
          .hold()
          .order();

  static Stream<Order.Lapsed> lapsed() {
    return Stream.of(
        HELD.expired(SampleEvents.NOW), HELD.failed(SampleEvents.NOW, "x"), HELD.cancelled(LATER));
  }

  @Test
  void a_held_order_is_paid_expires_fails_or_is_released() {
    assertThat(HELD.paid(LATER)).isEqualTo(new Order.Paid(HELD.details(), LATER, false));
    assertThat(HELD.expired(LATER)).isEqualTo(new Order.Expired(HELD.details(), LATER));
    assertThat(HELD.failed(LATER, "x")).isEqualTo(new Order.Failed(HELD.details(), LATER, "x"));
    assertThat(HELD.cancelled(LATER)).isEqualTo(new Order.Cancelled(HELD.details(), LATER));
  }

  @ParameterizedTest
  @MethodSource("lapsed")
  void money_leads_a_lapsed_order_to_paid_on_places_taken_again_or_back(Order.Lapsed order) {
    assertThat(order.paid(LATER)).isEqualTo(new Order.Paid(HELD.details(), LATER, true));
    assertThat(order.lateRefunded(LATER)).isEqualTo(new Order.LateRefunded(HELD.details(), LATER));
  }

  @Test
  void each_state_has_the_name_that_it_is_stored_by() {
    OrderDetails details = HELD.details();
    List<Order> states =
        Stream.concat(
                lapsed(),
                Stream.of(
                    HELD,
                    HELD.paid(LATER),
                    new Order.PartiallyRefunded(details, LATER),
                    new Order.Refunded(details, LATER),
                    new Order.LateRefunded(details, LATER)))
            .toList();

    assertThat(states)
        .hasSize(Math.toIntExact(records(Order.class).distinct().count()))
        .extracting(Order::state)
        .containsExactly(
            "expired",
            "failed",
            "cancelled",
            "held",
            "paid",
            "partially_refunded",
            "refunded",
            "late_refunded");
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(OrderTest::records)
        : Stream.of(type);
  }

  @Test
  void the_total_is_what_all_lines_cost_and_the_fees_are_inside_it() {
    assertThat(HELD.total()).isEqualTo(SampleEvents.usd(9_000));
    assertThat(HELD.details().fees()).isEqualTo(SampleEvents.usd(750));
    assertThat(HELD.details().places()).isEqualTo(3);
  }

  @Test
  void a_line_never_releases_more_than_it_has() {
    OrderLine line = HELD.details().lines().getFirst();
    assertThat(line.released(2).released()).isEqualTo(2);
    assertThatThrownBy(() -> line.released(3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> line.released(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
