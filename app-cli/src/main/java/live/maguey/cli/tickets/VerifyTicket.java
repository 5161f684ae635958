package live.maguey.cli.tickets;

import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.gate.Reason;
import live.maguey.gate.VerifyCode;
import live.maguey.lookup.LookUpTickets.TicketPicture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey tickets verify`.
@Command(
    name = "verify",
    description = {
      "Reads a scanned code and says whether it would admit.",
      "No entry is used up and no scan is logged."
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

  private int verify(Application application, Report report) {
    return switch (application.gate().verifyCode().verify(code)) {
      case VerifyCode.Outcome.NotOurs() ->
          refused(report, "not-ours", null, "Not a code of this venue.");
      case VerifyCode.Outcome.Tampered() ->
          refused(report, "tampered", null, "Altered or forged: the signature does not hold.");
      case VerifyCode.Outcome.RevokedKey(int key) ->
          refused(report, "revoked-key", key, "Signed with key " + key + ", which was revoked.");
      case VerifyCode.Outcome.UnknownKey(int key) ->
          refused(
              report,
              "unknown-key",
              key,
              "Signed with key " + key + ", which is not known or has ended.");
      case VerifyCode.Outcome.UnknownTicket(var _, int key) ->
          refused(
              report, "unknown-ticket", key, "Genuine, but its ticket is not in this database.");
      case VerifyCode.Outcome.Known known -> known(application, report, known);
    };
  }

  private static int known(Application application, Report report, VerifyCode.Outcome.Known known) {
    Reason entry = known.entry();
    String verdict = entry.admits() ? "valid" : entry.code();
    TicketPicture picture = application.lookUp().tickets().picture(known.ticket());
    if (report.isJson()) {
      Map<String, Object> all = verdict(verdict, known.key());
      all.putAll(ShowTicket.json(picture));
      report.print(all);
    } else {
      ShowTicket.say(report, picture, Map.of("code", verdict + ", signed with key " + known.key()));
    }
    return entry.admits() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private int refused(Report report, String verdict, @Nullable Integer key, String sentence) {
    if (report.isJson()) {
      report.print(verdict(verdict, key));
    }
    operation.complain(sentence);
    return ExitCode.WRONG;
  }

  private static Map<String, Object> verdict(String verdict, @Nullable Integer key) {
    return Report.fields("verdict", verdict, "key", key);
  }
}
