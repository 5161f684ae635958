package live.maguey.backups;

import java.util.Optional;
import live.maguey.watch.Violations;

/// A database that a backup is restored into.
public interface RestoredDatabase extends AutoCloseable {
  /// Whether it has no table at all.
  boolean isEmpty();

  /// Brings a backup in: all of it or nothing.
  ///
  /// @return what is wrong with the backup, a whole sentence; empty when it is in
  /// @throws CannotBackUp when something else fails
  Optional<String> load(Backup backup);

  Contents contents();

  /// Whether its schema is this program's.
  boolean isCurrent();

  /// Brings its schema up to this program's.
  void migrate();

  /// Only of a schema that is current.
  Violations.Found violations();

  /// Ends what was only there for a test.
  @Override
  void close();
}
