package live.maguey.cli.backups;

import java.time.Duration;
import live.maguey.api.BackingUp;
import live.maguey.api.settings.BackupSettings;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Since;
import live.maguey.persistence.backups.Programs;
import picocli.CommandLine.Option;

/// What commands share that run the programs of others.
final class Keeping {
  private static final Duration QUICK = Duration.ofMinutes(1);

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = Since.class,
      defaultValue = "2h",
      description = "How long it may take; default ${DEFAULT-VALUE}.")
  private Duration timeout;

  BackingUp of(Operation operation) {
    return of(operation, timeout);
  }

  /// For what runs no program.
  static BackingUp quick(Operation operation) {
    return of(operation, QUICK);
  }

  private static BackingUp of(Operation operation, Duration timeout) {
    BackupSettings settings = operation.part(BackupSettings.class);
    if (settings.folder() == null) {
      throw operation.lacking(
          "No backups are configured. Set backups.folder, and backups.recipient to a public key"
              + " from `age-keygen`.");
    }
    return new BackingUp(settings, new Programs(operation.path(), timeout), operation.clock());
  }
}
