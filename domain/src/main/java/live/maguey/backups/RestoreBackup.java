package live.maguey.backups;

import java.util.List;
import java.util.Optional;
import live.maguey.watch.Violations;

/// Restores a backup into an empty database and holds it against its manifest and the invariants.
public final class RestoreBackup {
  /// What came of it.
  public sealed interface Outcome {
    /// The database holds something. Nothing was changed.
    record NotEmpty() implements Outcome {}

    /// The backup cannot be read. Nothing was changed.
    ///
    /// @param why a whole sentence
    record Damaged(String why) implements Outcome {}

    /// It is in.
    ///
    /// @param differences from its manifest, in words
    /// @param found what violates the invariants; empty where the schema is an older one, which
    ///   they cannot be asked of
    record Restored(List<String> differences, Optional<Violations.Found> found) implements Outcome {
      public Restored {
        differences = List.copyOf(differences);
      }

      /// Whether all was checked and all is right.
      public boolean isSound() {
        return differences.isEmpty()
            && found.isPresent()
            && found.get().of().isEmpty()
            && found.get().unknown().isEmpty();
      }
    }
  }

  /// @param database to restore into, which keeps its schema as it was
  public Outcome restore(Backup backup, RestoredDatabase database) {
    return restore(backup, database, false);
  }

  Outcome restore(Backup backup, RestoredDatabase database, boolean migrates) {
    if (!database.isEmpty()) {
      return new Outcome.NotEmpty();
    }
    Optional<String> wrong = database.load(backup);
    if (wrong.isPresent()) {
      return new Outcome.Damaged(wrong.get());
    }
    List<String> differences = backup.manifest().contents().differences(database.contents());
    if (migrates && !database.isCurrent()) {
      database.migrate();
    }
    return new Outcome.Restored(
        differences, database.isCurrent() ? Optional.of(database.violations()) : Optional.empty());
  }
}
