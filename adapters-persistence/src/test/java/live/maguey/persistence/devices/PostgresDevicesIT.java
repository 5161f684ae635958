package live.maguey.persistence.devices;

import live.maguey.devices.Devices;
import live.maguey.devices.DevicesContract;
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
