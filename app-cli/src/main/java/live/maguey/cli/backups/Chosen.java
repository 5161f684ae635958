package live.maguey.cli.backups;

import java.nio.file.Path;
import java.util.Optional;
import live.maguey.api.BackingUp;
import live.maguey.backups.Backup;
import live.maguey.backups.LookUpBackups;
import live.maguey.cli.command.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One backup, and the key that reads it.
final class Chosen {
  @Mixin private Keeping keeping;

  @Parameters(
      arity = "0..1",
      paramLabel = "BACKUP",
      description = "Its name, as `maguey backup list` shows it; default: the newest.")
  private @Nullable String name;

  @Option(
      names = "--identity",
      required = true,
      paramLabel = "FILE",
      description = "The file with the private key of age.")
  private Path identity;

  /// What is done with the backup; returns its exit code.
  @FunctionalInterface
  interface Work {
    int with(BackingUp backingUp, Backup backup, Path identity);
  }

  int run(Operation operation, Work work) {
    BackingUp backingUp = keeping.of(operation);
    Optional<Backup> found = found(backingUp.lookUp());
    if (found.isEmpty()) {
      return operation.wrong(
          name == null
              ? "There is no backup. `maguey backup create` makes one."
              : "There is no backup " + name + ". `maguey backup list` shows them.");
    }
    return work.with(backingUp, found.get(), identity);
  }

  private Optional<Backup> found(LookUpBackups lookUp) {
    return name == null ? lookUp.newest() : lookUp.find(name);
  }
}
