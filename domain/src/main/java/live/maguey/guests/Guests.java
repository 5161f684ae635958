package live.maguey.guests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderId;
import live.maguey.reservations.ReservationId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.TicketId;

/// Who has which pass of a table. Every change is one conditional statement: of several at once,
/// and against a gate, one wins. That a joined ticket's seat is given back when it is voided is
/// [live.maguey.tickets.Tickets#voidTicket]'s.
public interface Guests {
  /// All passes of an order's table, by number, the host's first; none where it has no table, or is
  /// not paid.
  List<Pass> of(OrderId order);

  Optional<Pass> find(TicketId pass);

  /// Names a guest's pass that is valid and that nobody came in with. One that was sent keeps its
  /// address.
  ///
  /// @return whether it was
  boolean name(TicketId pass, String name, Instant at);

  /// Counts a mail of a named pass, and keeps its address: the only one until it is taken back.
  ///
  /// @return false where it has no name, another address, three mails behind it, is void, or
  ///   somebody came in with it; nothing was changed
  boolean send(TicketId pass, EmailAddress address, Language language, Instant at);

  /// Gives a sent pass another address where its last email did not arrive: under another code, and
  /// with one email more.
  ///
  /// @return false where that email is under way or has arrived, three are behind it, its guest has
  ///   opened it, it is void, or somebody came in with it; nothing was changed
  boolean correct(TicketId pass, EmailAddress address, Language language, Instant at);

  /// Remembers when the guest of a sent pass first opened it.
  ///
  /// @return whether this was the first time
  boolean open(TicketId pass, Instant at);

  /// Voids the code of a pass that nobody came in with, and erases name and address.
  ///
  /// @param declined by who was sent it, not by the host
  /// @return false where nobody has it, it is void, or somebody came in with it
  boolean takeBack(TicketId pass, boolean declined, Instant at);

  /// Erases name and address; the code stays.
  void erase(TicketId pass, Instant at);

  /// Gives the seat of a free pass to a ticket without a seat, of the same event; nobody came in
  /// with either.
  ///
  /// Inside a unit of work that holds the lock of the table's order.
  ///
  /// @return whether it was
  boolean join(TicketId ticket, TicketId pass, Instant at);

  /// Gives back the seat of a ticket that nobody came in with: the pass is free, under a new code.
  ///
  /// Inside a unit of work that holds the lock of the table's order.
  ///
  /// @return whether it had one
  boolean leave(TicketId ticket, Instant at);

  /// Tables of which a guest has come in and whose host was not told.
  List<ReservationId> arrived();

  /// Tables, booked before `before` for events whose doors open between `now` and `until`, that
  /// have passes nobody has and whose host was not told.
  List<ReservationId> withPassesLeft(Instant now, Instant until, Instant before);

  /// What a table's host has set.
  Settings settings(OrderId order);

  /// @param invite the code in force
  void invite(OrderId order, InviteCode invite);

  /// Nobody joins by the code any more; who has joined stays.
  void endInvite(OrderId order);

  /// The table that a code in force invites to.
  Optional<OrderId> invited(InviteCode code);

  /// Closes every private link of the host before.
  void raiseLink(OrderId order);

  /// @param linkRaised how often the host's link was renewed
  record Settings(int linkRaised, Optional<InviteCode> invite) {}
}
