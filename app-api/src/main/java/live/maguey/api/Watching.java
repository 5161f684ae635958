package live.maguey.api;

import java.util.List;
import live.maguey.alerts.AcknowledgeAlert;
import live.maguey.alerts.CloseAlert;
import live.maguey.launch.Requirements;
import live.maguey.launch.SignOff;
import live.maguey.launch.Signoff;
import live.maguey.persistence.watch.PostgresViolations;
import live.maguey.status.CheckStatus;
import live.maguey.watch.WatchInvariants;
import live.maguey.watch.WatchStatus;

/// What watches over the servers, and what people do about what it finds and before they open.
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

  public SignOff signOff() {
    return new SignOff(
        records.signoffs(),
        Requirements.load(),
        records.audit(),
        stores.database(),
        stores.clock());
  }

  /// The latest of each requirement.
  public List<Signoff> signoffs() {
    return records.signoffs().latest();
  }

  public CloseAlert closeAlert() {
    return new CloseAlert(records.alerts(), records.audit(), stores.database(), stores.clock());
  }
}
