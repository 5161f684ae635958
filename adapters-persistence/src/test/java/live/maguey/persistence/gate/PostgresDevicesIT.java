package live.maguey.persistence.gate;

import live.maguey.gate.Devices;
import live.maguey.gate.DevicesContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresDevicesIT extends DevicesContract {
  @AutoClose private final Database database = TestDatabase.fresh(1);
  private final PostgresDevices devices = new PostgresDevices(database);

  @Override
  protected Devices devices() {
    return devices;
  }
}
