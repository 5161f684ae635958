package live.maguey.persistence.staff;

import java.util.Optional;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.staff.StaffId;

/// What the database keeps of PINs, which nothing of the program reads yet.
public final class StoredPins {
  private StoredPins() {}

  private enum TestSql implements Sql {
    PIN_HASH("SELECT pin_hash FROM staff WHERE id = CAST(:id AS uuid) AND pin_hash IS NOT NULL");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// Empty for one who does not work here.
  public static Optional<String> of(Database database, StaffId id) {
    return database.get(TestSql.PIN_HASH, Params.of("id", id.value()), row -> row.text("pin_hash"));
  }
}
