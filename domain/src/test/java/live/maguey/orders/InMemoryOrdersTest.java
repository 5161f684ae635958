package live.maguey.orders;

import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.SalesStores;

class InMemoryOrdersTest extends OrdersContract {
  private final BoxOffice office = new BoxOffice();

  @Override
  protected void cancel(EventId id) {
    office.events.change(id, SampleEvents::cancelled);
  }

  @Override
  protected SalesStores stores() {
    return office.stores();
  }
}
