package live.maguey.cli.backups;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.BackingUp;
import live.maguey.backups.Backup;
import live.maguey.backups.RestoreBackup.Outcome;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.privacy.ApplyErasures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey backup restore`.
@Command(
    name = "restore",
    description = {
      "Restores a backup into the database of the settings, an empty one.",
      "All of it or nothing; then compares tables and ledger with what was backed up,",
      "checks the invariants, and says what to do next. docs/recovery.md has the steps."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey backup restore --identity age.key",
      "  maguey backup restore --identity age.key 20261130-040000-000"
    })
final class RestoreOne implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Chosen chosen;

  @Override
  public Integer call() {
    return operation.runAlone(report ->
        chosen.run(
            operation,
            (backingUp, backup, identity) -> restore(report, backingUp, backup, identity)));
  }

  private int restore(Report report, BackingUp backingUp, Backup backup, Path identity) {
    return switch (backingUp.restore(backup, operation.database(), identity)) {
      case Outcome.NotEmpty() ->
          operation.wrong(
              "The database is not empty, and nothing was changed. Create an empty one (createdb)"
                  + " and name it with --database-url.");
      case Outcome.Damaged(String why) ->
          operation.wrong(
              "Backup "
                  + backup.name()
                  + " cannot be restored, and nothing was changed. "
                  + why
                  + " `maguey backup list` shows the others.");
      case Outcome.Restored restored ->
          tell(
              report,
              backup,
              restored,
              restored.found().isEmpty()
                  ? new ApplyErasures.Applied(0, 0)
                  : backingUp.eraseAgain(operation.database(), operation.cause()));
    };
  }

  private int tell(
      Report report, Backup backup, Outcome.Restored restored, ApplyErasures.Applied again) {
    boolean isOld = restored.found().isEmpty();
    if (report.isJson()) {
      Map<String, Object> fields = Checked.json(backup, restored);
      fields.put("erasedAgain", again.erased());
      report.print(fields);
    } else {
      report.say(
          "Backup %s is restored: %,d rows as of %s."
              .formatted(
                  backup.name(), backup.manifest().contents().allRows(), report.time(backup.at())));
      if (!restored.isSound() && !isOld) {
        report.say("It is not right:");
        Checked.faults(restored).forEach(report::say);
      } else {
        restored.differences().forEach(report::say);
      }
      if (again.erased() > 0) {
        report.say(
            "%d that were erased after the backup are erased again (buyers of orders, guests with"
                    .formatted(again.erased())
                + " passes).");
      }
      next(report, isOld);
    }
    return restored.isSound() || (isOld && restored.differences().isEmpty())
        ? ExitCode.DONE
        : ExitCode.WRONG;
  }

  private static void next(Report report, boolean isOld) {
    report.say("");
    report.say("What to do next, in this order:");
    if (isOld) {
      report.say("  maguey migrate           its schema is an older one");
      report.say("  maguey guests erase --kept --yes   who was erased after the backup");
    }
    report.say("  maguey serve             with the keys of before: keys.master, .link, .payment");
    report.say("  maguey webhooks pull --since 30d   what Stripe has and the backup lacks");
    report.say("  maguey reconcile         every payment since the backup");
    report.say("  maguey status            what could not be made again, as order-missing");
  }
}
