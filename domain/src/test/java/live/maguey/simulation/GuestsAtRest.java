package live.maguey.simulation;

import static live.maguey.watch.Invariant.A_PARTY_HAS_NO_MORE_PASSES_THAN_SEATS;
import static live.maguey.watch.Invariant.A_SEAT_IS_TAKEN_BY_ONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.emails.Email;
import live.maguey.emails.FakeMailTransport;
import live.maguey.emails.Recipient;
import live.maguey.guests.Pass;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.reservations.Reservation;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;

/// What has to hold of guests at rest: a table has no more people than seats, a seat one of them,
/// who joined is there by one pass, and who is to be forgotten is named nowhere.
final class GuestsAtRest {
  private final SimulatedServer server;
  private final List<String> wrong = new ArrayList<>();

  private GuestsAtRest(SimulatedServer server) {
    this.server = server;
  }

  static List<String> violations(SimulatedServer server) {
    GuestsAtRest rest = new GuestsAtRest(server);
    server
        .allOrders()
        .forEach(order ->
            order.details().lines().stream()
                .filter(line -> line.item() instanceof Item.Table)
                .forEach(line -> rest.people(order, line)));
    server.hosts.passes().forEach(rest::pass);
    server.allTickets().forEach(rest::ticket);
    server.allOrders().forEach(rest::hostIsTold);
    rest.nobodyIsNamedWhoIsForgotten();
    return rest.wrong;
  }

  /// Those who have the seats of an order's table: with a ticket of their own.
  static List<Ticket> joined(SimulatedServer server, Order order) {
    return server.allTickets().stream()
        .filter(t -> t.joined().filter(s -> s.pass().order().equals(order.id())).isPresent())
        .toList();
  }

  /// Whether a friend ever had one of its seats.
  static boolean wasJoined(SimulatedServer server, Order order) {
    return server.audit.of("order " + order.id(), 999).stream()
        .anyMatch(e -> e.act().equals("ticket.joined"));
  }

  private void people(Order order, OrderLine line) {
    long passes =
        server.tickets.of(order.id()).stream()
            .filter(t -> t.line() == line.no() && (t.isValid() || t.entries() > 0))
            .count();
    List<Ticket> joined = joined(server, order);
    Optional<Reservation> table = server.reservations.last(order.id());
    int seats =
        table
            .flatMap(r -> server.plan.table(r.booking().table()))
            .map(Table::seats)
            .orElse(line.admits());
    require(
        passes + joined.size() <= seats,
        server.broken(
            A_PARTY_HAS_NO_MORE_PASSES_THAN_SEATS,
            order.id() + " has " + passes + " passes, " + joined.size() + " joined at " + table));
    require(
        joined.stream().allMatch(t -> t.entries() > 0)
            || table.filter(Reservation::isLive).isPresent(),
        order.id() + " has no table any more, and friends are coming to it");
  }

  private void pass(Pass pass) {
    Ticket ticket = pass.ticket();
    boolean isJoined = ticket.voidReason().equals(Optional.of(Ticket.VoidReason.JOINED));
    // Who is inside stays at a table whose money went back.
    require(
        pass.holder() instanceof Pass.Holder.Joined(Ticket joined)
            ? isJoined || (!ticket.isValid() && joined.entries() > 0)
            : !isJoined,
        server.broken(
            A_SEAT_IS_TAKEN_BY_ONE,
            ticket.number() + " is " + ticket.state() + " and " + pass.holder()));
    require(
        !pass.isFree() || ticket.holder() == null,
        ticket.number() + " is nobody's and names " + ticket.holder());
    require(
        pass.mails() <= Pass.MOST_MAILS && mailed(ticket) == pass.mails(),
        ticket.number() + " was mailed " + mailed(ticket) + " times, counted " + pass.mails());
  }

  private long mailed(Ticket pass) {
    return server.outbox.list(null, pass.order(), 999).stream()
        .filter(m -> m.kind() == Email.Kind.GUEST_PASS)
        .filter(m -> m.subject().startsWith(pass.id() + "/"))
        .count();
  }

  private void ticket(Ticket ticket) {
    require(
        ticket.joined().isEmpty()
            || ((ticket.isValid() || ticket.entries() > 0) && !ticket.isPass()),
        ticket.number() + " is " + ticket.state() + " and has joined a table");
  }

  /// That the first of the guests is at the table, once; nobody is told of guests who were not.
  private void hostIsTold(Order order) {
    boolean came =
        server
                .reservations
                .last(order.id())
                .filter(Reservation.Completed.class::isInstance)
                .isPresent()
            && server.hosts.guests.of(order.id()).stream()
                .anyMatch(p -> p.no() > 1 && p.admits().entries() > 0);
    long told =
        server.outbox.list(null, order.id(), 999).stream()
            .filter(m -> m.kind() == Email.Kind.FIRST_GUEST)
            .count();
    require(
        told == (came ? 1 : 0) || (told == 1 && wasJoined(server, order)),
        order.id() + " was told " + told + " times of a guest");
  }

  private void nobodyIsNamedWhoIsForgotten() {
    for (Ticket ticket : server.allTickets()) {
      require(
          ticket.holder() == null || !server.forgotten.containsKey(ticket.holder()),
          ticket.number() + " names " + ticket.holder() + ", who is to be forgotten");
    }
    for (Email email : server.outbox.list(null, null, 9_999)) {
      require(
          !(email.to() instanceof Recipient.Person guest) || isToBeKnown(guest),
          email.kind() + " " + email.subject() + " names who is to be forgotten");
    }
    for (FakeMailTransport.Sent sent : server.sent()) {
      server.forgotten.forEach((who, at) ->
          require(
              !sent.email().to().value().startsWith(who + "@") || !sent.at().isAfter(at),
              who + " is to be forgotten since " + at + " and had an email at " + sent.at()));
    }
  }

  private boolean isToBeKnown(Recipient.Person guest) {
    return server.forgotten.keySet().stream()
        .noneMatch(
            who -> guest.name().equals(who) || guest.address().value().startsWith(who + "@"));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
