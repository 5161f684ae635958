package live.maguey.api;

import live.maguey.alerts.AcknowledgeAlert;
import live.maguey.alerts.CloseAlert;
import live.maguey.persistence.watch.PostgresViolations;
import live.maguey.status.CheckStatus;
import live.maguey.watch.WatchInvariants;
import live.maguey.watch.WatchStatus;

/// What watches over the servers, and what people do about what it finds.
public final class Watching {
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

  public AcknowledgeAlert acknowledgeAlert() {
    return new AcknowledgeAlert(
        records.alerts(), records.audit(), stores.database(), stores.clock());
  }

  public CloseAlert closeAlert() {
    return new CloseAlert(records.alerts(), records.audit(), stores.database(), stores.clock());
  }
}
