package live.maguey.cli.orders;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.emails.Email;
import live.maguey.emails.ResendTickets.Outcome;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey orders resend`.
@Command(
    name = "resend",
    description = {
      "Emails the tickets of an order again, to the same address.",
      "For another address, run `maguey orders correct`."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey orders resend MGY-7K2Q-9F", "  maguey orders resend MGY-7K2Q-9F --dry-run"})
final class ResendTickets implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "ORDER", description = "Its number, with or without hyphens.")
  private String reference;

  @Option(names = "--dry-run", description = "Only say whether an email would be sent.")
  private boolean dryRun;

  @Override
  public Integer call() {
    OrderReference parsed = OrderReference.parse(reference);
    return operation.run((application, report) -> resend(application, report, parsed));
  }

  private int resend(Application application, Report report, OrderReference number) {
    Outcome outcome =
        dryRun
            ? application.mailing().resendTickets().preview(number)
            : application.mailing().resendTickets().resend(number, operation.cause());
    return switch (outcome) {
      case Outcome.Queued(Order _) -> {
        if (report.isJson()) {
          report.print(
              Report.fields("reference", number.value(), "queued", true, "dryRun", dryRun));
        } else {
          report.say(
              dryRun
                  ? "The tickets of " + number + " would be mailed once more."
                  : "The tickets of " + number + " are on their way once more.");
        }
        yield ExitCode.DONE;
      }
      case Outcome.OnItsWay(Email mail) ->
          operation.wrong(
              "An email with these tickets is still queued. The last answer was: "
                  + mail.state().lastAnswer().orElse("none yet")
                  + ". `maguey emails retry "
                  + mail.id()
                  + "` sends it now.");
      case Outcome.NoTickets(Order order) ->
          operation.wrong(
              "Order " + number + " is " + order.state() + ": it has no tickets to send.");
      case Outcome.Erased _ ->
          operation.wrong("The buyer of " + number + " is erased: there is nobody to write to.");
      case Outcome.NoSuchOrder() ->
          operation.wrong("There is no order " + number + ". `maguey orders list` has the newest.");
    };
  }
}
