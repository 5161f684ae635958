package live.maguey.api;

import java.util.List;

/// The database's schema is older than this program. Nothing was started.
public final class SchemaOutdated extends RuntimeException {
  SchemaOutdated(List<String> pending) {
    super(
        "The database lacks "
            + pending.size()
            + " migrations ("
            + String.join(", ", pending)
            + "). Run `maguey migrate` first.");
  }
}
