package live.maguey.cli.backups;

import java.util.concurrent.Callable;
import live.maguey.api.settings.BackupSettings;
import live.maguey.backups.Backup;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey backup create`.
@Command(
    name = "create",
    description = {
      "Makes a backup of the database, encrypted to a public key.",
      "As of one moment, while sales go on: nobody waits for it. The backup is listed",
      "when all of it is on the disk. No key of the settings is in it."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey backup create", "  maguey backup create --config /etc/maguey.yaml --json"})
final class CreateBackup implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Keeping keeping;

  @Override
  public Integer call() {
    return operation.runAlone(this::create);
  }

  private int create(Report report) {
    if (operation.part(BackupSettings.class).recipient() == null) {
      throw operation.lacking(
          "Backups are encrypted, and backups.recipient names nobody who may read them. Set it to a"
              + " public key from `age-keygen`, and keep its private key away from this server.");
    }
    Backup made = keeping.of(operation).make(operation.database(), operation.release().name());
    if (report.isJson()) {
      report.print(BackupFields.of(made));
    } else {
      report.say(
          "Backup %s is made: %,d rows, %s encrypted."
              .formatted(
                  made.name(),
                  made.manifest().contents().allRows(),
                  BackupFields.size(made.manifest().bytes())));
      report.say(
          "Prove it where the private key is: maguey backup verify --identity FILE " + made.name());
    }
    return ExitCode.DONE;
  }
}
