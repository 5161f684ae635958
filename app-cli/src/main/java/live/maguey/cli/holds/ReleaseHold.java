package live.maguey.cli.holds;

import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.api.settings.Stripe;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.holds.ReleaseHold.Outcome;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey holds release`.
@Command(
    name = "release",
    description = {
      "Releases the places of a held order.",
      "First its payment page at Stripe is closed. An order that was paid in the",
      "meantime keeps its places."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey holds release MGY-7K2Q-9F --dry-run", "  maguey holds release MGY-7K2Q-9F"})
final class ReleaseHold implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "ORDER", description = "Its number, with or without hyphens.")
  private String reference;

  @Option(names = "--dry-run", description = "Only say whether it is held.")
  private boolean dryRun;

  @Override
  public Integer call() {
    OrderReference parsed = OrderReference.parse(reference);
    Stripe.Account stripe = operation.stripe();
    return operation.run((application, report) -> release(application, report, parsed, stripe));
  }

  private int release(
      Application application, Report report, OrderReference number, Stripe.Account stripe) {
    Optional<Order> found = application.lookUp().orders().find(number);
    if (found.isEmpty()) {
      return operation.wrong(
          "There is no order " + number + ". `maguey holds list` has what is held.");
    }
    if (!(found.get() instanceof Order.Held)) {
      return operation.wrong(
          "Order " + number + " is " + found.get().state() + ": it holds nothing.");
    }
    if (dryRun) {
      return tell(report, number, found.get());
    }
    return switch (application
        .at(stripe)
        .releaseHold()
        .releaseHold(found.get().id(), operation.cause())) {
      case Outcome.Done(Order order) -> tell(report, number, order);
      case Outcome.NotNow(Order _) ->
          operation.wrong(
              "Stripe did not say whether order "
                  + number
                  + " was paid: it stays held until its time is over. Try again in a moment.");
    };
  }

  private int tell(Report report, OrderReference number, Order order) {
    if (report.isJson()) {
      report.print(
          Report.fields("reference", number.value(), "state", order.state(), "dryRun", dryRun));
    } else {
      report.say(
          dryRun
              ? number + " would release " + order.details().places() + " places."
              : number + " is " + order.state() + ".");
    }
    return ExitCode.DONE;
  }
}
