package live.maguey.api.schema;

/// The database was begun by an early version whose data is not carried over. Nothing was started
/// and nothing was changed.
public final class SchemaOfAnother extends RuntimeException {
  SchemaOfAnother() {
    super(
        "This database is of an early version, whose data is not carried over. `maguey up --fresh`"
            + " starts over in a data folder; for a server, create an empty database and run"
            + " `maguey migrate`.");
  }
}
