package live.maguey.tables;

import live.maguey.events.SampleEvents;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.SalesStores;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;

class InMemoryTablesTest extends TablesContract {
  private final BoxOffice office = new BoxOffice();

  @Override
  protected void admit(TicketId ticket) {
    office.tickets.change(ticket, t -> TicketChanges.admitted(t, SampleEvents.DOORS));
  }

  @Override
  protected SalesStores stores() {
    return office.stores();
  }
}
