package live.maguey.api;

import live.maguey.alerts.AcknowledgeAlert;
import live.maguey.alerts.CloseAlert;

/// What watches over the servers, and what people do about what it finds.
public final class Watching {
  private final Stores stores;
  private final Stores.Records records;

  Watching(Stores stores) {
    this.stores = stores;
    this.records = stores.records();
  }

  public AcknowledgeAlert acknowledgeAlert() {
    return new AcknowledgeAlert(
        records.alerts(), records.audit(), stores.database(), stores.clock());
  }

  public CloseAlert closeAlert() {
    return new CloseAlert(records.alerts(), records.audit(), stores.database(), stores.clock());
  }
}
