package live.maguey.deposits;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.revenue.Totals;
import live.maguey.shared.Money;

/// What the ledger's net of a time is as revenue, in a currency that deposits were ever taken in:
/// the net less what is owed to guests more than before.
///
/// @param net charges, refunds, disputes and fees of the time, by our ledger
public record NetSales(Money net, DepositTotals deposits) {
  /// @param totals of the ledger over the same time as `deposits`
  /// @return by the currency's code
  public static List<NetSales> of(
      Map<Currency, Totals> totals, Map<Currency, DepositTotals> deposits) {
    return deposits.entrySet().stream()
        .map(of ->
            new NetSales(
                Optional.ofNullable(totals.get(of.getKey()))
                    .map(ledger -> ledger.ours().net())
                    .orElse(Money.zero(of.getKey())),
                of.getValue()))
        .sorted((one, other) ->
            one.net()
                .currency()
                .getCurrencyCode()
                .compareTo(other.net().currency().getCurrencyCode()))
        .toList();
  }

  /// What is owed to guests more than when the time began; negative where it is less.
  public Money owedMore() {
    return deposits.after().minus(deposits.before());
  }

  public Money revenue() {
    return net.minus(owedMore());
  }
}
