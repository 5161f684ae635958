package live.maguey.api.schema;

import java.util.List;

/// The database's schema is older than this program. Nothing was started.
public final class SchemaOutdated extends RuntimeException {
  private static final int FEW = 3;

  SchemaOutdated(List<String> pending) {
    super(
        "The database lacks "
            + pending.size()
            + (pending.size() == 1 ? " migration: " : " migrations: ")
            + names(pending)
            + ". Run `maguey migrate` first.");
  }

  /// All of an empty database's would fill the screen.
  private static String names(List<String> pending) {
    return pending.size() <= FEW
        ? String.join(", ", pending)
        : pending.getFirst() + " to " + pending.getLast();
  }
}
