package live.maguey.persistence.guests;

import live.maguey.devices.Device;
import live.maguey.events.Event;
import live.maguey.gate.Admissions;
import live.maguey.gate.AtDispute;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.guests.Hosts;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestStores;
import live.maguey.shared.Ids;
import live.maguey.tickets.Ticket;

/// Hosts and gates on a test's database.
final class HostsOn {
  private HostsOn() {}

  static Hosts of(TestStores world, Database database) {
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

  /// A scan at doors.
  static Reason scan(Admissions admissions, Ids ids, Device gate, Ticket ticket, Event event) {
    Admissions.Attempt attempt =
        new Admissions.Attempt(
            new ScanId(ids.next()),
            gate,
            event.id(),
            event.hours().gateOpens(),
            event.doors(),
            event.doors(),
            false,
            AtDispute.ADMIT,
            TextHash.of(ticket.number()));
    Admissions.Decided decided =
        (Admissions.Decided) admissions.admit(attempt, ticket.code(), Admissions.NO_KEY);
    return decided.decision().reason();
  }
}
