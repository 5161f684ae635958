package live.maguey.deposits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import live.maguey.orders.OrderId;
import org.jspecify.annotations.Nullable;

/// The append-only record of what is owed for deposits.
public interface Deposits {
  /// Stores entries, all or none; those that are there already, by order, line, kind and source,
  /// are left as they are. Call it in a unit of work that locks the order.
  ///
  /// @throws RuntimeException when something would be negative; nothing was stored
  void append(List<DepositEntry> entries);

  /// An order's deposits, by line; none where it has no table with one.
  List<Deposit> of(OrderId order);

  /// Orders with a deposit that is still owed to somebody, whose table's reservation is at its end,
  /// of events of nights before `night` that are not cancelled: completed ones, and with `over`
  /// those that nobody came for, where the event ended at or before it.
  ///
  /// @param after the last one of the page before, or null
  List<OrderId> ended(LocalDate night, Instant over, @Nullable OrderId after, int limit);

  /// Where all deposits stand over a time, by currency; none where there never was one.
  Map<Currency, DepositTotals> totals(Instant from, Instant to);
}
