package live.maguey.persistence.devices;

import java.time.Instant;
import java.util.Optional;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceKey;
import live.maguey.devices.EnrolmentCode;
import live.maguey.devices.Enrolments;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// The codes that make phones gates, in PostgreSQL.
public final class PostgresEnrolments implements Enrolments {
  private final Database database;

  public PostgresEnrolments(Database database) {
    this.database = database;
  }

  @Override
  public void offer(EnrolmentCode code, Device device, Instant at, Instant until) {
    database.update(
        EnrolmentSql.OFFER_ENROLMENT,
        PostgresDevices.params(device).and("hash", code.hash()).and("at", at).and("until", until));
  }

  @Override
  public Optional<Device> take(EnrolmentCode code, DeviceKey key, Instant at) {
    return database.get(
        EnrolmentSql.TAKE_ENROLMENT,
        Params.of("hash", code.hash()).and("key", key.toString()).and("at", at),
        PostgresDevices::device);
  }

  @Override
  public Optional<Offer> find(EnrolmentCode code) {
    return database.get(
        EnrolmentSql.FIND_ENROLMENT, Params.of("hash", code.hash()), PostgresEnrolments::read);
  }

  private static Offer read(Columns c) {
    return new Offer(
        PostgresDevices.device(c), c.instant("expires_at"), c.instantOrNull("taken_at"));
  }
}
