package live.maguey.watch;

import java.util.Locale;

/// What has to hold at every moment between two transactions, whatever happened. Its query stands
/// under the same name in the adapter.
public enum Invariant {
  /// What inventory counts as taken is what order lines occupy, and no more than there is.
  TAKEN_IS_WHAT_LINES_OCCUPY,
  /// A held or paid order occupies all that it holds or bought, but for places of tickets that a
  /// person voided and put on sale again.
  HELD_AND_PAID_ORDERS_OCCUPY_ALL_THEIR_PLACES,
  /// What an order gave back is on sale again.
  LAPSED_ORDERS_OCCUPY_NOTHING,
  /// A bought order has a ticket for everybody whom its lines admit, any other has none.
  TICKETS_ARE_WHAT_WAS_PAID_FOR,
  A_PARTY_HAS_NO_MORE_PASSES_THAN_SEATS,
  /// The count of the admitted is what the tickets say.
  WHO_IS_IN_IS_COUNTED,
  /// The count of people inside is what the tickets say.
  WHO_IS_INSIDE_IS_COUNTED,
  A_TABLE_IS_RESERVED_ONCE,
  TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND,
  A_TABLE_IS_CHECKED_IN_WHERE_GUESTS_ARE,
  /// A joined friend takes the place of one pass, and of a void one.
  A_SEAT_IS_TAKEN_BY_ONE,
  A_PAID_DEPOSIT_IS_TAKEN,
  /// Of a deposit no more is returned, earned and forfeited than was taken.
  DEPOSITS_ADD_UP,
  ALLOCATIONS_SUM_TO_ENTRIES,
  /// Money without an order that it bought goes back, all of it.
  CAPTURED_MONEY_BOUGHT_OR_GOES_BACK,
  WHAT_IS_PAID_BACK_ADMITS_NOBODY,
  PARTS_SUM_TO_REFUNDS,
  /// What order lines bear of a refunded amount is all of it.
  SHARES_SUM_TO_REFUNDS,
  /// By ticket and as amounts, no more of a line is refunded than it cost.
  NO_MORE_GOES_BACK_OF_A_LINE_THAN_IT_COST,
  /// Of no payment more is refunded than was captured.
  NO_MORE_GOES_BACK_THAN_CAME,
  THE_LEDGER_HAS_EVERY_CAPTURE,
  THE_LEDGER_HAS_WHAT_DISPUTES_MOVED,
  /// An order is marked as disputed exactly while a dispute or a warning stands.
  DISPUTED_IS_WHAT_SOMETHING_STANDS_AGAINST;

  /// @return for example `deposits-add-up`
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
