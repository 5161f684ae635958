package live.maguey.persistence.devices;

import live.maguey.devices.Devices;
import live.maguey.devices.Enrolments;
import live.maguey.devices.EnrolmentsContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresEnrolmentsIT extends EnrolmentsContract {
  @AutoClose private final Database database = TestDatabase.fresh(1);

  @Override
  protected Enrolments enrolments() {
    return new PostgresEnrolments(database);
  }

  @Override
  protected Devices devices() {
    return new PostgresDevices(database);
  }
}
