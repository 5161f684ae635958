package live.maguey.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/// Each cent of an entry belongs to a line of its order.
class LedgerEntryTest {
  private static final Ids IDS = new SequentialIds();

  @Example
  void an_entry_is_spread_over_the_lines_by_what_each_costs() {
    assertThat(parts(order(3_000, 1_000), 4_000)).containsExactly(3_000L, 1_000L);
    assertThat(parts(order(3_000, 1_000), 400)).containsExactly(300L, 100L);
    assertThat(parts(order(3_000, 1_000), -400)).containsExactly(-300L, -100L);
  }

  @Example
  void a_cent_that_is_left_goes_to_the_largest_remainder() {
    // 100 x 500/3500 = 14.29, 100 x 3000/3500 = 85.71
    assertThat(parts(order(500, 3_000), 100)).containsExactly(14L, 86L);
    // 10.20, 50.99, 38.81: the cents go to the second and the third.
    assertThat(parts(order(1_020, 5_099, 3_881), 100)).containsExactly(10L, 51L, 39L);
  }

  @Example
  void of_equal_remainders_the_earlier_line_comes_first() {
    assertThat(parts(order(500, 500, 500), 100)).containsExactly(34L, 33L, 33L);
    assertThat(parts(order(500, 500, 500), -200)).containsExactly(-67L, -67L, -66L);
  }

  @Example
  void a_line_that_costs_nothing_bears_nothing() {
    assertThat(parts(order(0, 3_000), 204)).containsExactly(0L, 204L);
  }

  @Example
  void where_no_line_costs_anything_all_bear_alike() {
    assertThat(parts(order(0, 0), 51)).containsExactly(26L, 25L);
  }

  @Example
  void an_allocation_names_its_line() {
    assertThat(entry(order(3_000, 1_000), 400).allocations())
        .containsExactly(
            new LedgerEntry.Allocation(1, SampleEvents.usd(300)),
            new LedgerEntry.Allocation(2, SampleEvents.usd(100)));
  }

  @Example
  void allocations_that_are_a_cent_off_are_refused() {
    LedgerEntry entry = entry(order(3_000, 1_000), 400);
    for (long off : List.of(-1L, 1L)) {
      assertThatThrownBy(() ->
              new LedgerEntry(
                  entry.id(),
                  entry.order(),
                  entry.account(),
                  entry.kind(),
                  entry.source(),
                  null,
                  SampleEvents.usd(400 + off),
                  entry.at(),
                  entry.allocations()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("allocations sum to 400 USD");
    }
  }

  @Property
  void allocations_sum_exactly_and_none_is_a_cent_from_its_share(
      @ForAll("prices") List<Long> prices,
      @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long minor) {
    OrderDetails order = order(prices.stream().mapToLong(Long::longValue).toArray());
    List<Long> parts = parts(order, minor);
    long total = prices.stream().mapToLong(Long::longValue).sum();

    assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(minor);
    for (int i = 0; i < parts.size() && total > 0; i++) {
      // |part - minor x price / total| < 1, without dividing
      assertThat(Math.abs(parts.get(i) * total - minor * prices.get(i))).isLessThan(total);
    }
  }

  @Property
  void what_comes_in_and_goes_back_whole_leaves_no_cent_on_any_line(
      @ForAll("prices") List<Long> prices,
      @ForAll @LongRange(min = 1, max = 10_000_000) long minor) {
    OrderDetails order = order(prices.stream().mapToLong(Long::longValue).toArray());
    List<Long> in = parts(order, minor);

    assertThat(parts(order, -minor)).isEqualTo(in.stream().map(part -> -part).toList());
  }

  /// Free, or at least Stripe's least.
  @Provide
  Arbitrary<List<Long>> prices() {
    return Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(50, 100_000))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  /// An order of one place of each price.
  private static OrderDetails order(long... prices) {
    SampleEvents events = SampleEvents.tonight(IDS);
    for (int i = 0; i < prices.length; i++) {
      events.tier("Tier " + i, 1, SampleEvents.price("Standard", prices[i], 0));
    }
    Event event = events.event();
    Holds holds = Holds.of(IDS, event);
    for (int i = 0; i < prices.length; i++) {
      holds.places(i, 1);
    }
    OrderDetails order = holds.hold().order().details();
    assertThat(order.lines()).extracting(OrderLine::no).doesNotHaveDuplicates();
    return order;
  }

  private static LedgerEntry entry(OrderDetails order, long minor) {
    return LedgerEntry.of(
        new LedgerEntryId(IDS.next()),
        order,
        LedgerEntry.Account.STRIPE,
        LedgerEntry.Kind.CHARGE,
        "pi_1",
        null,
        SampleEvents.usd(minor),
        SampleEvents.NOW);
  }

  private static List<Long> parts(OrderDetails order, long minor) {
    return entry(order, minor).allocations().stream()
        .map(LedgerEntry.Allocation::amount)
        .map(Money::minor)
        .toList();
  }
}
