package live.maguey.cli.orders;

import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.deposits.TableBill;
import live.maguey.lookup.OrderHistory;
import live.maguey.orders.OrderReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey orders show`.
@Command(
    name = "show",
    description = "Shows one order: lines, payment, ledger, tickets, emails.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey orders show MGY-7K2Q-9F", "  maguey orders show mgy7k2q9f --json"})
final class ShowOrder implements Callable<Integer> {
  /// How much of an order's trail and of its emails is shown.
  private static final int NEWEST = 50;

  @Mixin private Operation operation;

  @Parameters(paramLabel = "ORDER", description = "Its number, with or without hyphens.")
  private String reference;

  @Override
  public Integer call() {
    OrderReference parsed = OrderReference.parse(reference);
    return operation.run((application, report) -> show(application, report, parsed));
  }

  private int show(Application application, Report report, OrderReference number) {
    Optional<OrderHistory> found =
        application
            .lookUp()
            .orders()
            .find(number)
            .map(order -> application.lookUp().order().history(order, NEWEST));
    if (found.isEmpty()) {
      return operation.wrong(
          "No order has the number " + number + ". `maguey orders list` shows the newest.");
    }
    Optional<TableBill> bill =
        application.paying().showDeposits().of(found.get().picture().order());
    if (report.isJson()) {
      report.print(OrderFields.of(found.get(), bill));
    } else {
      new OrderTables(report).print(found.get(), bill);
    }
    return ExitCode.DONE;
  }
}
