package live.maguey.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.events.TableId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// All orders. Locks are taken in the order: order, then inventory by id.
public interface Orders {
  /// Takes what all lines are of, or nothing, and stores order, lines, buyer, terms, the pending
  /// reservation of its table where it has one (of a hold that it replaces it expires), the first
  /// checkout attempt (opening; a worker takes it when the buyer's own request has not opened it
  /// within five seconds) and the idempotency key with them. Atomic on its own: never call it
  /// inside a unit of work. Safe to race; inventory is locked by id.
  ///
  /// An order that is not of the shop ([Channel#WEB]) needs only a published event that is not
  /// over, and no limit of browser, address or network binds it.
  ///
  /// Decided in this order: key, event and item open, live hold of this browser, what one customer
  /// may have, holds of this network, short reference, then places.
  HoldOutcome hold(Hold hold);

  /// What an idempotency key was used for in the 24 hours before `now`; empty when it was not.
  ///
  /// @return `Repeated` for the same body, `KeyConflict` for another
  Optional<HoldOutcome> seen(IdempotencyKey key, Instant now);

  Optional<Order> find(OrderId id);

  Optional<Order> find(OrderReference reference);

  /// The order with its row locked until the unit of work ends.
  ///
  /// @throws java.util.NoSuchElementException when it does not exist
  Order lock(OrderId id);

  /// Moves a locked order to a state that follows `from`; refused by the database otherwise. When
  /// it was held, an attempt that is still opening ends with it.
  ///
  /// @throws IllegalStateException when the order is not in the state of `from`
  void move(Order from, Order to);

  /// Marks whether anything stands against the order's money: a dispute, an inquiry, a warning.
  void mark(OrderId id, boolean disputed);

  /// Gives the buyer of an order another address and raises the version of its link, so that every
  /// link before it opens nothing any more.
  void readdress(OrderId id, EmailAddress email);

  /// Stores an order that this database lost, with its buyer: nothing is taken, and a reservation
  /// of its table has expired.
  ///
  /// @return false where it is there; nothing was changed
  boolean remake(Order.Expired order, Buyer buyer);

  /// Puts the places of an order on sale again; whatever was released before stays so.
  void release(OrderId id);

  /// Puts single places of an order on sale again while its doors have not opened: of each line by
  /// its number so many, at most what the line still occupies.
  ///
  /// @return how many places are on sale again, 0 from the doors on
  int release(OrderId id, Map<Integer, Integer> places, Instant now);

  /// Takes all that a lapsed order was of again, or nothing.
  ///
  /// @return false when a place is gone or the event is canceled or over
  boolean retake(OrderId id, Instant now);

  /// Takes all that a lapsed order was of again, or nothing; its table, or in its place the first
  /// of others that is free. The line names from then on which table it takes.
  ///
  /// @param line of the table; @param oneOf tables of the event, the preferred one first
  /// @return the table; empty when none of them is free, a place is gone, or the event is canceled
  ///   or over
  Optional<TableId> retake(OrderId id, int line, List<TableId> oneOf, Instant now);

  /// Takes another table for a line in the place of its own, which is free again. Safe to race with
  /// everybody who wants either table: both are locked by id.
  ///
  /// @return false when that one is not free or not of the event, or the line has none any more;
  ///   nothing was changed
  boolean moveTable(OrderId id, int line, TableId to);

  /// Whether the order's event was still to be had by who paid at `at`: published, and not over. It
  /// is not cancelled until the unit of work ends.
  boolean eventStands(OrderId id, Instant at);

  /// Held orders whose time is over, or whose event is cancelled or over, the oldest first; none
  /// whose payment page is to be asked about later.
  List<OrderId> overdue(Instant now, int limit);

  /// Paid orders of canceled events that are not fully refunded, by id.
  ///
  /// @param event only of this event; null: of every canceled one
  /// @param after only ids beyond this one; null: from the first
  List<OrderId> boughtForCancelled(@Nullable EventId event, @Nullable OrderId after, int limit);

  Optional<Buyer> buyer(BuyerId id);

  Optional<Terms> terms(OrderId id);

  /// Which orders are listed.
  ///
  /// @param event, state, email null: of any
  /// @param disputed whether only those that are marked so
  /// @param page by when they were placed
  record Search(
      @Nullable EventId event,
      @Nullable String state,
      @Nullable EmailAddress email,
      boolean disputed,
      Page<OrderId> page) {}

  /// Newest first.
  List<Order> list(Search wanted);

  /// How many orders of an event are paid and not fully refunded.
  int bought(EventId event);

  /// The newest. Null criteria do not restrict.
  default List<Order> list(
      @Nullable EventId event, @Nullable String state, @Nullable EmailAddress email, int limit) {
    return list(new Search(event, state, email, false, Page.newest(limit)));
  }
}
