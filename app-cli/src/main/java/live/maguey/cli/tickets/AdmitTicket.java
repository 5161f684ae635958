package live.maguey.cli.tickets;

import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.gate.LetIn;
import live.maguey.gate.LetIn.Outcome;
import live.maguey.tickets.Ticket;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey tickets admit`.
@Command(
    name = "admit",
    description = {
      "Lets a table's guest in whose exit nobody scanned.",
      "The gate refuses them. They were counted when they came, so nobody more is",
      "inside. It cannot be undone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey tickets admit 7K2Q-4F9X --gate A --reason left-by-the-kitchen --dry-run",
      "  maguey tickets admit 7K2Q-4F9X --gate A --reason left-by-the-kitchen --yes"
    })
final class AdmitTicket implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Parameters(
      paramLabel = "NUMBER",
      description = "Such as 7K2Q-4F9X; hyphen and case do not matter.")
  private String number;

  @Option(
      names = "--gate",
      paramLabel = "GATE",
      required = true,
      description = "Where they walk in, as the log of scans shows it.")
  private String gate;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the audit trail; no names in it.")
  private String reason;

  @Override
  public Integer call() {
    return confirmation.run(operation, "This cannot be undone", this::admit);
  }

  private int admit(Application application, Report report) {
    Optional<Ticket> found = application.lookUp().tickets().find(number);
    if (found.isEmpty()) {
      return nobody();
    }
    LetIn.Request request = new LetIn.Request(found.get().id(), gate, reason);
    LetIn letIn = application.gate().letIn();
    return switch (confirmation.isDry()
        ? letIn.preview(request)
        : letIn.letIn(request, operation.cause())) {
      case Outcome.Entered(Ticket ticket) -> tell(report, ticket);
      case Outcome.Possible(Ticket ticket) -> tell(report, ticket);
      case Outcome.NotInside(Ticket ticket) ->
          operation.wrong(
              "Nobody is inside with ticket " + ticket.number() + ": scan it, the gate admits it.");
      case Outcome.Once(Ticket ticket) ->
          operation.wrong("Ticket " + ticket.number() + " admits once. Nothing was done.");
      case Outcome.Void(Ticket ticket, Ticket.VoidReason why) ->
          operation.wrong(
              "Ticket "
                  + ticket.number()
                  + " is void: "
                  + Report.word(why)
                  + ". Nothing was done.");
      case Outcome.NotTonight(Ticket ticket) ->
          operation.wrong(
              "Ticket " + ticket.number() + " is not for tonight's event. Nothing was done.");
      case Outcome.NoSuchTicket() -> nobody();
    };
  }

  private int nobody() {
    return operation.wrong(NoTicket.has(number));
  }

  private int tell(Report report, Ticket ticket) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "number", ticket.number(),
              "name", ticket.name(),
              "entries", ticket.entries(),
              "dryRun", confirmation.isDry()));
    } else {
      report.say(
          (confirmation.isDry() ? "would let in " : "let in ")
              + ticket.number()
              + ", "
              + ticket.name()
              + ", at "
              + gate);
    }
    return ExitCode.DONE;
  }
}
