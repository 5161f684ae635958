package live.maguey.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;

/// All tickets. Issued and voided inside the unit of work that decided it.
public interface Tickets {
  /// Stores tickets; one that is already there (order, line, no) stays as it is.
  ///
  /// @return those that were not stored because another ticket has their number, see [IssueTickets]
  List<Ticket> issue(List<Ticket> tickets);

  /// All tickets of an order, void ones too, by line and number.
  List<Ticket> of(OrderId order);

  /// The same, each as it stands and locked until the unit of work ends: a gate that scans one of
  /// them decides before or after. With them, in the order of their ids, those that have a seat at
  /// the order's table, and the passes whose seats the order's have.
  List<Ticket> lock(OrderId order);

  Optional<Ticket> find(TicketId id);

  /// By the number that people read out; hyphen optional, any case.
  Optional<Ticket> find(String number);

  /// Voids a ticket for the gate at once; one that is void stays as it was. A ticket that has
  /// joined a table gives its seat back, unless its holder came in: the pass is valid again, under
  /// its next code. A pass whose seat a ticket has is voided for good, and that ticket is a plain
  /// one unless its holder came in. Who came in stays at the table. Inside a unit of work that
  /// holds the order's lock.
  ///
  /// @return whether it was valid, or its seat taken, before
  boolean voidTicket(TicketId id, Ticket.VoidReason reason, Instant at);

  /// Says on every pass of a line, void ones too, and on every ticket that has joined, at which
  /// table its party sits; codes stay as they are.
  ///
  /// @param at the table's label and section; each pass keeps its holder
  void seat(OrderId order, int line, Ticket.Label at);

  /// Orders of an event with valid tickets that were not reissued since this key was revoked, and
  /// how many such tickets each has.
  Map<OrderId, Integer> toReissue(EventId event, int revokedKey);

  /// Gives every such ticket of an order its next code; the older ones are refused at once. Doing
  /// it again for the same key changes nothing.
  ///
  /// @return which ones
  List<TicketId> reissue(OrderId order, int revokedKey);
}
