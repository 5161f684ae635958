package live.maguey.privacy;

import live.maguey.emails.Outbox;
import live.maguey.guests.Hosts;
import live.maguey.settlement.SalesStores;
import live.maguey.shared.Ids;

class InMemoryPeopleTest extends PeopleContract {
  private final PeopleOffice office = new PeopleOffice();

  @Override
  protected People people() {
    return office.people;
  }

  @Override
  protected Hosts hosts() {
    return office.hosts;
  }

  @Override
  protected Outbox outbox() {
    return office.outbox;
  }

  @Override
  protected Ids ids() {
    return office.ids;
  }

  @Override
  protected SalesStores stores() {
    return office.stores();
  }
}
