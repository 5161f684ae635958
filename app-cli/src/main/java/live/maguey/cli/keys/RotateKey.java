package live.maguey.cli.keys;

import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.api.TicketKeys;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.keys.RotateKeys.Outcome;
import live.maguey.keys.SigningKey;
import live.maguey.shared.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey keys rotate`.
@Command(
    name = "rotate",
    description = {
      "Makes the next ticket key; servers sign with it within 30 s.",
      "Issued tickets stay valid: the key before verifies until a day after the last",
      "published event ends. After a leak, end it with `maguey keys revoke`. Needs",
      "keys.master, and refuses a master key that does not open the keys already",
      "there."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey keys rotate --dry-run", "  maguey keys rotate"})
final class RotateKey implements Callable<Integer> {
  @Mixin private Operation operation;

  @Option(names = "--dry-run", description = "Only say which key it would be.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Optional<Secret> master = operation.known().find("keys.master", Secret.class);
    if (master.isEmpty()) {
      operation.complain("keys.master is missing: the new key is sealed with it.");
      return ExitCode.USAGE;
    }
    return operation.run((application, report) -> rotate(application, report, master.get()));
  }

  private int rotate(Application application, Report report, Secret master) {
    if (application.signing().ticketKeys(master) == TicketKeys.SHUT) {
      return operation.wrong(
          "Nothing was done: the ticket keys do not open with this keys.master, so the servers"
              + " could not use the new one. Give the master key that they have.");
    }
    if (dryRun) {
      return tell(report, application.lookUp().keys().next());
    }
    return switch (application.signing().rotateKeys(master).rotate(operation.cause().actor())) {
      case Outcome.Rotated(SigningKey key) -> tell(report, key.id());
      case Outcome.Overtaken() ->
          operation.wrong("Somebody else rotated at the same moment; their key signs.");
    };
  }

  private int tell(Report report, int id) {
    if (report.isJson()) {
      report.print(Report.fields("id", id, "dryRun", dryRun));
    } else {
      report.say(
          "Key " + id + (dryRun ? " would sign." : " signs; the servers take it up within 30 s."));
    }
    return ExitCode.DONE;
  }
}
