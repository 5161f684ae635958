package live.maguey.api;

import java.util.List;

/// A newer program has brought the database further than this one knows. Nothing was started: what
/// this one would write may break what that one promises.
public final class SchemaNewer extends RuntimeException {
  SchemaNewer(List<String> unknown) {
    super(
        "The database is newer than this program: it has "
            + unknown.getLast()
            + ", which this version does not know. Start the version that migrated it, or a later"
            + " one.");
  }
}
