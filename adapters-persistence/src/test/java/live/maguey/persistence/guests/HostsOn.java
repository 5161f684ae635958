package live.maguey.persistence.guests;

import live.maguey.guests.Hosts;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestStores;

/// Hosts and gates on a test's database.
public final class HostsOn {
  private HostsOn() {}

  public static Hosts of(TestStores world, Database database) {
    return new Hosts(
        new Hosts.Sold(
            world.orders,
            world.events,
            world.tickets,
            world.reservations,
            new PostgresGuests(database)),
        world.outbox,
        world.audit,
        _ -> {},
        database,
        world.ids,
        world.clock);
  }
}
