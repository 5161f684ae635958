package live.maguey.simulation;

import java.net.URI;
import java.util.List;
import live.maguey.guests.DeclinePass;
import live.maguey.guests.GuestActs;
import live.maguey.guests.GuestEmails;
import live.maguey.guests.GuestLinks;
import live.maguey.guests.Guests;
import live.maguey.guests.HandOnPass;
import live.maguey.guests.HostsTable;
import live.maguey.guests.InMemoryGuests;
import live.maguey.guests.InviteGuests;
import live.maguey.guests.JoinTable;
import live.maguey.guests.LeaveTable;
import live.maguey.guests.NameGuest;
import live.maguey.guests.Pass;
import live.maguey.guests.SendPass;
import live.maguey.guests.TakeBackPass;
import live.maguey.guests.TellHosts;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.shared.PrivateLinks;

/// The part of the server that hosts, guests and friends use.
final class SimulatedHosts {
  final InMemoryGuests guests;
  final Guests given;
  final GuestLinks links =
      new GuestLinks(new PrivateLinks(new byte[32], URI.create("https://maguey.test")));
  final NameGuest name;
  final SendPass send;
  final TakeBackPass takeBack;
  final HandOnPass handOn;
  final DeclinePass decline;
  final InviteGuests invite;
  final JoinTable join;
  final LeaveTable leave;
  final TellHosts tell;

  private final SimulatedServer server;

  SimulatedHosts(SimulatedServer server, Ports ports) {
    this.server = server;
    guests =
        new InMemoryGuests(
            server.world, server.tickets, server.reservations, server.events, server.outbox);
    given = server.port(Guests.class, guests);
    InMemoryAnnouncements live = new InMemoryAnnouncements(server.world);
    HostsTable tables =
        new HostsTable(
            ports.orders(),
            ports.events(),
            ports.reservations(),
            given,
            live,
            ports.work(),
            server.clock);
    GuestEmails emails = new GuestEmails(ports.outbox(), server.ids);
    GuestActs acts = new GuestActs(ports.audit());
    name = new NameGuest(tables, given);
    send = new SendPass(tables, given, emails);
    takeBack = new TakeBackPass(tables, given, emails, acts);
    handOn = new HandOnPass(tables, given, takeBack, send);
    decline =
        new DeclinePass(
            ports.orders(), given, links, emails, acts, live, ports.work(), server.clock);
    invite = new InviteGuests(tables, given, server.ids);
    join = new JoinTable(tables, given, ports.tickets(), acts);
    leave =
        new LeaveTable(
            ports.orders(), ports.tickets(), given, acts, live, ports.work(), server.clock);
    tell = new TellHosts(given, ports.orders(), emails, ports.work(), server.clock);
  }

  /// The passes of all tables that are paid, the hosts' own too.
  List<Pass> passes() {
    return server.allOrders().stream().flatMap(order -> guests.of(order.id()).stream()).toList();
  }
}
