package live.maguey.persistence.privacy;

import live.maguey.emails.Outbox;
import live.maguey.guests.Hosts;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.guests.HostsOn;
import live.maguey.privacy.People;
import live.maguey.privacy.PeopleContract;
import live.maguey.settlement.SalesStores;
import live.maguey.shared.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

class PostgresPeopleIT extends PeopleContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Hosts hosts = HostsOn.of(world, database);
  private final People people = new PostgresPeople(database, body -> body);

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Override
  protected People people() {
    return people;
  }

  @Override
  protected Hosts hosts() {
    return hosts;
  }

  @Override
  protected Outbox outbox() {
    return world.outbox;
  }

  @Override
  protected Ids ids() {
    return world.ids;
  }

  @Override
  protected SalesStores stores() {
    return world.sales();
  }
}
