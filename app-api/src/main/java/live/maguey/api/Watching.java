package live.maguey.api;

import java.time.Duration;
import live.maguey.alerts.AcknowledgeAlert;
import live.maguey.alerts.CloseAlert;
import live.maguey.persistence.watch.PostgresViolations;
import live.maguey.status.CheckStatus;
import live.maguey.watch.Violations;
import live.maguey.watch.WatchInvariants;
import live.maguey.watch.WatchStatus;

/// What watches over the servers, and what people do about what it finds.
public final class Watching {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Stores stores;
  private final Stores.Records records;

  Watching(Stores stores) {
    this.stores = stores;
    this.records = stores.records();
  }

  public WatchStatus watchStatus(CheckStatus status) {
    return new WatchStatus(status, records.alerts());
  }

  public WatchInvariants watchInvariants() {
    return new WatchInvariants(
        new PostgresViolations(stores.database(), PostgresViolations.Pace.EACH_MINUTE),
        records.alerts(),
        stores.clock());
  }

  /// All that violates an invariant now, without waiting for the watch's rounds.
  public Violations.Found violations() {
    return new PostgresViolations(stores.database(), PATIENCE).find();
  }

  public AcknowledgeAlert acknowledgeAlert() {
    return new AcknowledgeAlert(
        records.alerts(), records.audit(), stores.database(), stores.clock());
  }

  public CloseAlert closeAlert() {
    return new CloseAlert(records.alerts(), records.audit(), stores.database(), stores.clock());
  }
}
