package live.maguey.cli.tickets;

import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.VoidTicket.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey tickets void`.
@Command(
    name = "void",
    description = {
      "Voids a ticket: the gate refuses it at once.",
      "The money stays with the venue; `maguey orders refund` refunds it. It cannot",
      "be undone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey tickets void 7K2Q-4F9X --dry-run",
      "  maguey tickets void 7K2Q-4F9X --yes --note sold-on-for-profit",
      "  maguey tickets void 7K2Q-4F9X --yes --place"
    })
final class VoidTicket implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Parameters(
      paramLabel = "NUMBER",
      description = "Such as 7K2Q-4F9X; hyphen and case do not matter.")
  private String number;

  @Option(
      names = "--place",
      description = {"Put its place on sale again, until doors.", "A table stays sold whole."})
  private boolean place;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, for the audit trail; no names in it.")
  private String note = "";

  @Override
  public Integer call() {
    return confirmation.run(operation, "This cannot be undone", this::voidIt);
  }

  private int voidIt(Application application, Report report) {
    Optional<Ticket> found = application.lookUp().tickets().find(number);
    if (found.isEmpty()) {
      return operation.wrong(NoTicket.has(number));
    }
    Ticket ticket = found.get();
    if (confirmation.isDry()) {
      return ticket.isValid() ? tell(report, ticket, 0) : already(ticket);
    }
    return switch (application
        .gate()
        .voidTicket()
        .voidTicket(ticket.id(), place, note, operation.cause())) {
      case Outcome.Voided(Ticket now, int places) -> tell(report, now, places);
      case Outcome.Already(Ticket now) -> already(now);
      case Outcome.NoSuchTicket() -> operation.wrong(NoTicket.has(number));
    };
  }

  private int tell(Report report, Ticket ticket, int places) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "number", ticket.number(), "placesOnSale", places, "dryRun", confirmation.isDry()));
    } else {
      report.say(ticket.number() + (confirmation.isDry() ? " would be void." : " is void."));
      if (place && !confirmation.isDry()) {
        report.say("on sale again:  " + places);
      }
    }
    return ExitCode.DONE;
  }

  private int already(Ticket ticket) {
    return operation.wrong(
        "Ticket "
            + ticket.number()
            + " is void already"
            + ticket.voidReason().map(why -> ": " + Report.word(why)).orElse("")
            + ". Nothing was done.");
  }
}
