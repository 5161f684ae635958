package live.maguey.privacy;

import java.time.Duration;
import live.maguey.guests.Hosts;
import live.maguey.guests.InMemoryGuests;
import live.maguey.settlement.BoxOffice;

/// The server that sells, and what it does about people.
final class PeopleOffice extends BoxOffice {
  static final Duration WINDOW = Duration.ofDays(120);

  final InMemoryGuests guests = new InMemoryGuests(world, tickets, reservations, events, outbox);
  final InMemoryPeople people = new InMemoryPeople(world, orders, guests, outbox);
  final Hosts hosts =
      new Hosts(
          new Hosts.Sold(orders, events, tickets, reservations, guests),
          outbox,
          audit,
          announcements,
          work,
          ids,
          clock);
  final ExportGuest export = new ExportGuest(people, orders, lookUp, guests, events, outbox, clock);
  final EraseGuest erase =
      new EraseGuest(people, orders, export, new ErasureRule(WINDOW), audit, work, clock);
  final ApplyErasures apply = new ApplyErasures(people, audit, work);
}
