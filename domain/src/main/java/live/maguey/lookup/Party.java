package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.deposits.TableBill;
import live.maguey.events.Event;
import live.maguey.guests.Pass;
import live.maguey.orders.Buyer;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.reservations.Reservation;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tables.Table;

/// A table's reservation with all that the staff ask of it.
///
/// @param order that it is of; @param host who bought it, empty once erased
/// @param table where they sit; empty where the event's plan has it no more
/// @param passes of the table, void ones too
/// @param ledger of the order; @param bill what they spend at the venue
public record Party(
    Reservation reservation,
    Order order,
    Event event,
    Optional<Buyer> host,
    Optional<Table> table,
    List<Pass> passes,
    List<LedgerEntry> ledger,
    TableBill bill) {
  public Party {
    passes = List.copyOf(passes);
    ledger = List.copyOf(ledger);
  }

  /// What was bought.
  public OrderLine line() {
    return order.details().line(reservation.booking().line());
  }

  /// The table's label; what was bought is called where the plan has it no more.
  public String label() {
    return table.map(Table::label).orElseGet(() -> line().item().label());
  }

  public String section() {
    return table.map(Table::section).orElseGet(() -> line().item().note());
  }

  /// People that it admits.
  public int seats() {
    return passes.stream().noneMatch(Party::isThere)
        ? line().item().admits()
        : (int) passes.stream().filter(Party::isThere).count();
  }

  private static boolean isThere(Pass pass) {
    return pass.arrived().isPresent()
        || switch (pass.holder()) {
          case Pass.Holder.Voided _ -> false;
          case Pass.Holder.Host _,
              Pass.Holder.Nobody _,
              Pass.Holder.Named _,
              Pass.Holder.Sent _,
              Pass.Holder.TakenBack _,
              Pass.Holder.Declined _,
              Pass.Holder.Joined _ ->
              true;
        };
  }

  public int arrived() {
    return (int) passes.stream().filter(pass -> pass.arrived().isPresent()).count();
  }

  /// Guests' passes that nobody has.
  public int withoutGuest() {
    return (int) passes.stream().filter(Pass::isFree).count();
  }

  /// What came for the table.
  public Money paid() {
    return sum(LedgerEntry.Kind.CHARGE);
  }

  /// What went back of it.
  public Money refunded() {
    return sum(LedgerEntry.Kind.REFUND).plus(sum(LedgerEntry.Kind.ADJUSTMENT)).negated();
  }

  /// What a party that paid a deposit has still to spend at the table; nothing of one that is off.
  public Money stillToSpend() {
    return reservation.isLive() && !paid().isZero()
        ? bill.stillToSpend()
        : Money.zero(order.total().currency());
  }

  private Money sum(LedgerEntry.Kind kind) {
    return ledger.stream()
        .filter(entry -> entry.kind() == kind && entry.account() != LedgerEntry.Account.COMP)
        .flatMap(entry -> entry.allocations().stream())
        .filter(part -> part.line() == reservation.booking().line())
        .map(LedgerEntry.Allocation::amount)
        .reduce(Money.zero(order.total().currency()), Money::plus);
  }
}
