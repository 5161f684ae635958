package live.maguey.cli.orders;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.orders.CorrectAddress.Outcome;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.shared.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey orders correct`.
@Command(
    name = "correct",
    description = {
      "Corrects a mistyped address and emails the tickets to it.",
      "Every earlier link to the order stops working. Codes stay valid: a stranger",
      "who has them is stopped by a refund, or by the guest who comes first."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey orders correct MGY-7K2Q-9F --email right@example.com --dry-run",
      "  maguey orders correct MGY-7K2Q-9F --email right@example.com --yes"
    })
final class CorrectAddress implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Parameters(
      index = "0",
      paramLabel = "ORDER",
      description = "Its number, with or without hyphens.")
  private String reference;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      required = true,
      description = "The right address.")
  private String email;

  @Override
  public Integer call() {
    OrderReference order = OrderReference.parse(reference);
    EmailAddress address = EmailAddress.parse(email);
    return confirmation.run(
        operation,
        "Earlier links to the order stop working",
        (application, report) -> correct(application, report, order, address));
  }

  private int correct(
      Application application, Report report, OrderReference order, EmailAddress address) {
    Outcome outcome =
        confirmation.isDry()
            ? application.mailing().correctAddress().preview(order, address)
            : application.mailing().correctAddress().correct(order, address, operation.cause());
    return switch (outcome) {
      case Outcome.Corrected(Order _, EmailAddress before, boolean mailed) -> {
        tell(report, order, before, address, mailed);
        yield ExitCode.DONE;
      }
      case Outcome.Same() -> {
        operation.complain(order + " has that address already; nothing was changed.");
        yield ExitCode.WRONG;
      }
      case Outcome.Erased() -> {
        operation.complain("The buyer of " + order + " is erased: there is nobody to write to.");
        yield ExitCode.WRONG;
      }
      case Outcome.NoSuchOrder() -> {
        operation.complain("There is no order " + order + ".");
        yield ExitCode.WRONG;
      }
    };
  }

  private void tell(
      Report report,
      OrderReference order,
      EmailAddress before,
      EmailAddress after,
      boolean mailed) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reference", order.value(),
              "before", before.value(),
              "after", after.value(),
              "mailed", mailed,
              "dryRun", confirmation.isDry()));
      return;
    }
    report.say((confirmation.isDry() ? "would correct " : "corrected ") + order);
    report.say("  from   " + before.value());
    report.say("  to     " + after.value());
    report.say(
        mailed
            ? "  a new link and the tickets "
                + (confirmation.isDry() ? "would be" : "are")
                + " on their way"
            : "  no tickets to send yet; the link "
                + (confirmation.isDry() ? "would be" : "is")
                + " a new one");
  }
}
