package live.maguey.cli.backups;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import live.maguey.api.BackingUp;
import live.maguey.backups.Backup;
import live.maguey.backups.RestoreBackup.Outcome;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey backup verify`.
@Command(
    name = "verify",
    description = {
      "Proves a backup by restoring it into a database that is thrown away.",
      "Creates that database beside the one that --database-url names, compares every",
      "table and the ledger with what was backed up, and checks the invariants. Run it",
      "where the private key is, never on the server."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey backup verify --identity age.key",
      "  maguey backup verify --identity age.key 20261130-040000-000"
    })
final class VerifyOne implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Chosen chosen;

  @Override
  public Integer call() {
    return operation.runAlone(report ->
        chosen.run(
            operation,
            (backingUp, backup, identity) -> verify(report, backingUp, backup, identity)));
  }

  private int verify(Report report, BackingUp backingUp, Backup backup, Path identity) {
    return switch (backingUp.verify(backup, operation.database(), identity)) {
      case Outcome.Damaged(String why) ->
          operation.wrong("Backup " + backup.name() + " cannot be restored. " + why);
      case Outcome.NotEmpty() ->
          operation.wrong("The new database is not empty: look at template0 of that server.");
      case Outcome.Restored restored -> tell(report, backup, restored);
    };
  }

  private int tell(Report report, Backup backup, Outcome.Restored restored) {
    if (report.isJson()) {
      report.print(Checked.json(backup, restored));
    } else if (restored.isSound()) {
      report.say(
          "Backup %s is verified: %,d rows, the ledger and every invariant are right."
              .formatted(backup.name(), backup.manifest().contents().allRows()));
    } else {
      report.say("Backup " + backup.name() + " was restored, and it is not right:");
      Checked.faults(restored).forEach(report::say);
    }
    return restored.isSound() ? ExitCode.DONE : ExitCode.WRONG;
  }
}
