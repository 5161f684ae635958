package live.maguey.guests;

import java.util.Optional;
import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// The holder of a ticket joins a table by the host's invite code, until doors. The ticket takes
/// the seat of a pass that nobody has: that pass admits nobody any more, the ticket's own code
/// stays. Safe to race: a table never has more people than seats, a ticket has one table.
public final class JoinTable {
  private final HostsTable tables;
  private final Guests guests;
  private final Tickets tickets;
  private final GuestActs acts;

  public JoinTable(HostsTable tables, Guests guests, Tickets tickets, GuestActs acts) {
    this.tables = tables;
    this.guests = guests;
    this.tickets = tickets;
    this.acts = acts;
  }

  /// @param order of the ticket, whose private link the holder has
  public record Request(OrderId order, TicketId ticket, InviteCode code) {}

  public sealed interface Outcome {
    /// @param ticket with its seat
    record Joined(Ticket ticket) implements Outcome {}

    /// It has this seat already.
    record Already(Ticket ticket) implements Outcome {}

    /// Nobody invites by this code, or no more.
    record NoSuchCode() implements Outcome {}

    /// The order has no such ticket.
    record NoSuchTicket() implements Outcome {}

    /// It is a pass of a table itself, or void.
    record NotForJoining(Ticket ticket) implements Outcome {}

    record OtherEvent() implements Outcome {}

    /// Its holder is at another table, which is left first.
    record AtOtherTable(Ticket ticket) implements Outcome {}

    /// Its holder is inside.
    record Inside() implements Outcome {}

    /// Every seat has somebody.
    record Full() implements Outcome {}

    record Refused(NotNow why) implements Outcome {}
  }

  /// Whether a ticket can take a seat, as far as the ticket itself shows.
  public static boolean isFit(Ticket ticket) {
    return !ticket.isPass()
        && ticket.isValid()
        && ticket.entries() == 0
        && ticket.joined().isEmpty();
  }

  public Outcome join(Request request, Cause cause) {
    Optional<OrderId> table = guests.invited(request.code());
    if (table.isEmpty()) {
      return new Outcome.NoSuchCode();
    }
    return tables.change(table.get(), open -> join(open, request, cause), Outcome.Refused::new);
  }

  private Outcome join(HostsTable.Open table, Request request, Cause cause) {
    OrderId host = table.order().id();
    if (!guests.settings(host).invite().equals(Optional.of(request.code()))) {
      return new Outcome.NoSuchCode();
    }
    Optional<Ticket> found =
        tickets.find(request.ticket()).filter(t -> t.order().equals(request.order()));
    if (found.isEmpty()) {
      return new Outcome.NoSuchTicket();
    }
    Optional<Outcome> unfit = unfit(found.get(), table);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    // The first free one that is still free: a gate may admit one just now.
    for (Pass pass : guests.of(host)) {
      if (pass.isFree() && guests.join(request.ticket(), pass.ticket().id(), table.now())) {
        Ticket joined = tickets.find(request.ticket()).orElseThrow();
        acts.record("ticket.joined", table.order(), joined, cause, table.now());
        return new Outcome.Joined(joined);
      }
    }
    // Or the ticket was refunded, admitted or seated elsewhere just now.
    return unfit(tickets.find(request.ticket()).orElseThrow(), table).orElseGet(Outcome.Full::new);
  }

  private static Optional<Outcome> unfit(Ticket ticket, HostsTable.Open table) {
    if (!ticket.event().equals(table.event().id())) {
      return Optional.of(new Outcome.OtherEvent());
    }
    if (ticket.isPass() || !ticket.isValid()) {
      return Optional.of(new Outcome.NotForJoining(ticket));
    }
    if (ticket.joined().isPresent()) {
      boolean here =
          ticket.joined().filter(s -> s.pass().order().equals(table.order().id())).isPresent();
      return Optional.of(here ? new Outcome.Already(ticket) : new Outcome.AtOtherTable(ticket));
    }
    return ticket.entries() > 0 ? Optional.of(new Outcome.Inside()) : Optional.empty();
  }
}
