package live.maguey.cli.vip;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.emails.ResendTickets.Outcome;
import live.maguey.lookup.Party;
import live.maguey.orders.OrderReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey vip resend`.
@Command(
    name = "resend",
    description = {
      "Emails the host's confirmation again: passes and the host's link.",
      "For another address, run `maguey orders correct`."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey vip resend MGY-7K2Q-9F",
      "  maguey vip resend MGY-7K2Q-9F --new-link",
      "  maguey vip resend 12 --event tonight --dry-run"
    })
final class ResendPasses implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private PartyNamed named;

  @Option(
      names = "--new-link",
      description = "Give the host's page another link: every one before it stops opening.")
  private boolean newLink;

  @Option(names = "--dry-run", description = "Only say whether an email would be sent.")
  private boolean dryRun;

  @Override
  public Integer call() {
    return operation.run((application, report) ->
        named.withOne(application, operation, party -> resend(application, report, party)));
  }

  private int resend(Application application, Report report, Party party) {
    OrderReference number = party.order().details().reference();
    if (newLink && !dryRun) {
      application.hosting().renewHostLink().renew(party.order().id(), operation.cause());
    }
    Outcome outcome =
        dryRun
            ? application.mailing().resendTickets().preview(number)
            : application.mailing().resendTickets().resend(number, operation.cause());
    return switch (outcome) {
      case Outcome.Queued _ -> {
        if (report.isJson()) {
          report.print(
              Report.fields(
                  "reference",
                  number.value(),
                  "queued",
                  true,
                  "newLink",
                  newLink,
                  "dryRun",
                  dryRun));
        } else {
          report.say(
              "The passes of table "
                  + party.label()
                  + (dryRun ? " would be mailed once more" : " are on their way once more")
                  + (newLink ? ", with a new link." : "."));
        }
        yield ExitCode.DONE;
      }
      case Outcome.OnItsWay on ->
          operation.wrong(
              "An email with these passes is still queued. `maguey emails retry "
                  + on.mail().id()
                  + "` sends it now.");
      case Outcome.NoTickets no ->
          operation.wrong(
              "Order "
                  + number
                  + " is "
                  + no.order().state()
                  + ": it has no passes to send. `maguey vip show "
                  + number
                  + "` says why.");
      case Outcome.Erased _ ->
          operation.wrong("The host of " + number + " is erased: there is nobody to write to.");
      case Outcome.NoSuchOrder _ -> operation.wrong(named.nobody());
    };
  }
}
