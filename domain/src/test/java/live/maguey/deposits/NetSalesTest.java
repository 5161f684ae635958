package live.maguey.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import live.maguey.events.SampleEvents;
import live.maguey.shared.Money;
import org.junit.jupiter.api.Test;

class NetSalesTest {
  @Test
  void what_is_owed_more_than_before_is_no_revenue_and_what_is_earned_is() {
    DepositTotals deposits = totals(40_000, 60_000, 20_000, 30_000, 5_000);

    assertThat(deposits.after()).isEqualTo(usd(45_000));
    NetSales sales = new NetSales(usd(100_000), deposits);
    assertThat(sales.owedMore()).isEqualTo(usd(5_000));
    assertThat(sales.revenue()).isEqualTo(usd(95_000));
  }

  @Test
  void a_time_in_which_nothing_moved_but_deposits_are_earned_has_revenue() {
    List<NetSales> sales =
        NetSales.of(Map.of(), Map.of(SampleEvents.USD, totals(40_000, 0, 0, 40_000, 0)));

    assertThat(sales)
        .singleElement()
        .satisfies(of -> {
          assertThat(of.net()).isEqualTo(usd(0));
          assertThat(of.revenue()).isEqualTo(usd(40_000));
        });
  }

  @Test
  void without_deposits_nothing_is_told() {
    assertThat(NetSales.of(Map.of(), Map.of())).isEmpty();
  }

  private static DepositTotals totals(
      long before, long taken, long returned, long earned, long forfeited) {
    return new DepositTotals(usd(before), usd(taken), usd(returned), usd(earned), usd(forfeited));
  }

  private static Money usd(long minor) {
    return SampleEvents.usd(minor);
  }
}
