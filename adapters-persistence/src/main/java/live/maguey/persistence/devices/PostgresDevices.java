package live.maguey.persistence.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Devices;
import live.maguey.devices.Direction;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.shared.Sha256;

/// Gate devices in PostgreSQL.
public final class PostgresDevices implements Devices {
  private final Database database;

  public PostgresDevices(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Enrolled> byToken(String token) {
    return database.get(
        DeviceSql.DEVICE_BY_TOKEN, Params.of("hash", Sha256.hex(token)), PostgresDevices::read);
  }

  @Override
  public Optional<Enrolled> find(DeviceId id) {
    return database.get(DeviceSql.FIND_DEVICE, Params.of("id", id.value()), PostgresDevices::read);
  }

  @Override
  public List<Enrolled> list() {
    return database.list(DeviceSql.LIST_DEVICES, Params.none(), PostgresDevices::read);
  }

  @Override
  public void enrol(Device device, String token, Instant at) {
    database.update(
        DeviceSql.ENROL_DEVICE,
        Params.of("id", device.id().value())
            .and("name", device.name())
            .and("gate", device.gate())
            .and("person", device.person())
            .and("direction", device.direction())
            .and("hash", Sha256.hex(token))
            .and("at", at));
  }

  @Override
  public boolean revoke(DeviceId id, Instant at) {
    return database.update(DeviceSql.REVOKE_DEVICE, Params.of("id", id.value()).and("at", at)) == 1;
  }

  private static Enrolled read(Columns c) {
    return new Enrolled(
        new Device(
            new DeviceId(c.id("id")),
            c.text("name"),
            c.text("gate"),
            c.textOrNull("person"),
            c.constant("direction", Direction.class)),
        c.instant("enrolled_at"),
        c.instantOrNull("revoked_at"));
  }
}
