package live.maguey.cli.privacy;

import live.maguey.api.Application;
import live.maguey.api.settings.BackupSettings;
import live.maguey.backups.CannotBackUp;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;

/// Writes who was erased beside the backups, where there are any.
final class KeepErasures {
  private final Operation operation;

  KeepErasures(Operation operation) {
    this.operation = operation;
  }

  int keep(Application application) {
    BackupSettings backups = operation.part(BackupSettings.class);
    if (backups.folder() == null) {
      operation.complain(
          "No backups are configured here. Where they are made, run `maguey backup create` now: it"
              + " keeps beside them who was erased.");
      return ExitCode.DONE;
    }
    try {
      application.privacy().keepErasures(backups);
      return ExitCode.DONE;
    } catch (CannotBackUp failed) {
      return operation.wrong(
          "They are erased, but a backup of before would bring them back: "
              + failed.getMessage()
              + " Then run `maguey backup create`.");
    }
  }
}
