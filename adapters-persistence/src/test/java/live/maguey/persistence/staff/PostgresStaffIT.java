package live.maguey.persistence.staff;

import java.util.Optional;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.staff.Staff;
import live.maguey.staff.StaffContract;
import live.maguey.staff.StaffId;
import org.junit.jupiter.api.AutoClose;

class PostgresStaffIT extends StaffContract {
  @AutoClose private final Database database = TestDatabase.fresh(1);
  private final PostgresStaff staff = new PostgresStaff(database);

  @Override
  protected Staff staff() {
    return staff;
  }

  @Override
  protected Optional<String> pinHash(StaffId id) {
    return StoredPins.of(database, id);
  }
}
