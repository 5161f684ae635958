package live.maguey.cli.tickets;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import live.maguey.tickets.CodeReader;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey tickets verify`.
@Command(
    name = "verify",
    description = {
      "Reads the text of a scanned code: whose it is, and whether it would admit.",
      "Nothing is burnt and nothing is logged as a scan."
    },
    footerHeading = "%nExamples:%n",
    footer = "  maguey tickets verify AEBAGBAFAYDQQCIK")
final class VerifyTicket implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "CODE", description = "What a scanner reads from the QR.")
  private String code;

  @Override
  public Integer call() {
    return operation.run(this::verify);
  }

  private int verify(Desk desk, Report report) {
    return switch (desk.codes().read(code.strip())) {
      case CodeReader.Reading.Genuine(TicketCode read, int key) -> genuine(desk, report, read, key);
      case CodeReader.Reading.NotOurs() -> refused(report, "not-ours", "Not a code of this house.");
      case CodeReader.Reading.Tampered() ->
          refused(report, "tampered", "Altered or forged: the signature does not hold.");
      case CodeReader.Reading.UnknownKey(int key) ->
          refused(
              report,
              "unknown-key",
              "Signed with key " + key + ", which is not known or has ended.");
    };
  }

  private int genuine(Desk desk, Report report, TicketCode read, int key) {
    Optional<Ticket> found = desk.stores().tickets().find(read.ticket());
    if (found.isEmpty()) {
      return refused(report, "unknown-ticket", "Genuine, but its ticket is not in this database.");
    }
    Ticket ticket = found.get();
    boolean current = ticket.serial() == read.serial();
    boolean admits =
        current
            && ticket.isValid()
            && (ticket.entries() == 0 || ticket.policy() == Ticket.EntryPolicy.REENTRY);
    String verdict =
        !current ? "reissued" : !ticket.isValid() ? "void" : admits ? "valid" : "already-used";
    ShowTicket.say(desk, report, ticket, Map.of("code", verdict + ", signed with key " + key));
    return admits ? ExitCode.DONE : ExitCode.WRONG;
  }

  private int refused(Report report, String verdict, String sentence) {
    if (report.isJson()) {
      report.print(Report.fields("code", verdict));
    }
    operation.complain(sentence);
    return ExitCode.WRONG;
  }
}
