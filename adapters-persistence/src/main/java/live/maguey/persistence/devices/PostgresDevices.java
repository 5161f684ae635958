package live.maguey.persistence.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.DeviceKey;
import live.maguey.devices.Devices;
import live.maguey.devices.Direction;
import live.maguey.devices.Entrance;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Gate devices in PostgreSQL.
public final class PostgresDevices implements Devices {
  private final Database database;

  public PostgresDevices(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Known> known(DeviceId id) {
    return database.get(
        DeviceSql.KNOWN_DEVICE,
        Params.of("id", id.value()),
        c -> new Known(read(c), DeviceKey.parse(c.text("public_key"))));
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
  public void enrol(Device device, DeviceKey key, Instant at) {
    database.update(
        DeviceSql.ENROL_DEVICE, params(device).and("key", key.toString()).and("at", at));
  }

  @Override
  public boolean revoke(DeviceId id, Instant at) {
    return database.update(DeviceSql.REVOKE_DEVICE, Params.of("id", id.value()).and("at", at)) == 1;
  }

  static Params params(Device device) {
    return Params.of("id", device.id().value())
        .and("name", device.name())
        .and("gate", device.gate())
        .and("person", device.person())
        .and("direction", device.direction())
        .and("entrance", device.entrance());
  }

  static Device device(Columns c) {
    return new Device(
        new DeviceId(c.id("id")),
        c.text("name"),
        c.text("gate"),
        c.textOrNull("person"),
        c.constant("direction", Direction.class),
        c.constant("entrance", Entrance.class));
  }

  private static Enrolled read(Columns c) {
    return new Enrolled(device(c), c.instant("enrolled_at"), c.instantOrNull("revoked_at"));
  }
}
