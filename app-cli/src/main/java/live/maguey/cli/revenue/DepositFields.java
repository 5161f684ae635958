package live.maguey.cli.revenue;

import java.util.List;
import java.util.Map;
import live.maguey.cli.command.Report;
import live.maguey.deposits.DepositTotals;
import live.maguey.deposits.NetSales;
import live.maguey.words.MoneyText;

/// What a reconciliation tells of deposits: what is owed to guests is no revenue.
final class DepositFields {
  private DepositFields() {}

  static Map<String, Object> of(NetSales sales) {
    DepositTotals deposits = sales.deposits();
    return Report.fields(
        "currency", sales.net().currency().getCurrencyCode(),
        "owedBefore", deposits.before().minor(),
        "taken", deposits.taken().minor(),
        "returned", deposits.returned().minor(),
        "earned", deposits.earned().minor(),
        "forfeited", deposits.forfeited().minor(),
        "owedAfter", deposits.after().minor(),
        "net", sales.net().minor(),
        "revenue", sales.revenue().minor());
  }

  static void tell(Report report, NetSales sales) {
    DepositTotals deposits = sales.deposits();
    report.say("");
    report.table(
        List.of("DEPOSITS", sales.net().currency().getCurrencyCode()),
        List.of(
            List.of("owed before", MoneyText.of(deposits.before())),
            List.of("+ taken", MoneyText.of(deposits.taken())),
            List.of("- returned", MoneyText.of(deposits.returned())),
            List.of("- earned", MoneyText.of(deposits.earned())),
            List.of("- forfeited", MoneyText.of(deposits.forfeited())),
            List.of("= owed to guests", MoneyText.of(deposits.after()))));
    report.say(
        "Revenue %s = our net %s - what is owed more than before, %s."
            .formatted(
                MoneyText.of(sales.revenue()),
                MoneyText.of(sales.net()),
                MoneyText.of(sales.owedMore())));
  }
}
