package live.maguey.api.schema;

import java.util.List;

/// A newer version has migrated the database beyond what this one knows. Nothing was started: this
/// version's writes could break the newer one's rules.
public final class SchemaNewer extends RuntimeException {
  SchemaNewer(List<String> unknown) {
    super(
        "The database is newer than this program: it has "
            + unknown.getLast()
            + ", which this version does not know. Start the version that migrated it, or a later"
            + " one.");
  }
}
