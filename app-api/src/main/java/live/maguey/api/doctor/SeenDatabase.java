package live.maguey.api.doctor;

import java.time.InstantSource;
import live.maguey.api.Stores;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.watch.DatabaseReach;

/// The database as `maguey doctor` would judge it from here.
public record SeenDatabase(Stores stores, ServiceConfig.Database config) implements DatabaseReach {
  @Override
  public Seen look() {
    Finding first =
        DatabaseCheck.reached(stores.database(), config, InstantSource.system()).getFirst();
    if (first.diagnosis() == Defect.DATABASE_AWAY) {
      return new Seen.Away(first.said());
    }
    return first.diagnosis() == Defect.DATABASE_SLOW
        ? new Seen.Slow(first.said())
        : new Seen.Well();
  }
}
