package live.maguey.cli.privacy;

import live.maguey.api.Application;
import live.maguey.api.settings.BackupSettings;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.privacy.ApplyErasures;

/// Erases again whom the list beside the backups names.
final class EraseAgain {
  private final Operation operation;
  private final Confirmation confirmation;

  EraseAgain(Operation operation, Confirmation confirmation) {
    this.operation = operation;
    this.confirmation = confirmation;
  }

  int run(Application application, Report report) {
    BackupSettings backups = operation.part(BackupSettings.class);
    if (backups.folder() == null) {
      throw operation.lacking("No backups are configured, and no list is beside them.");
    }
    int kept = application.privacy().keptErasures(backups);
    ApplyErasures.Applied applied =
        confirmation.isDry()
            ? new ApplyErasures.Applied(0, 0)
            : application.privacy().eraseAgain(backups, operation.cause());
    if (report.isJson()) {
      report.print(
          Report.fields(
              "kept", kept,
              "dryRun", confirmation.isDry(),
              "erasedAgain", applied.erased(),
              "absent", applied.absent()));
    } else {
      report.say("%d are on the list.".formatted(kept));
      if (!confirmation.isDry()) {
        report.say(
            "%d are erased again, %d are not in this database."
                .formatted(applied.erased(), applied.absent()));
      }
    }
    return ExitCode.DONE;
  }
}
