package live.maguey.revenue;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// One movement of money, never changed. Positive is towards the venue.
///
/// @param source the object that tells of it: a payment intent, a refund, a balance transaction
/// @param balanceTransaction Stripe's `txn_…`, or null while it is not known; linked later
public record LedgerEntry(
    LedgerEntryId id,
    OrderId order,
    Account account,
    Kind kind,
    String source,
    @Nullable String balanceTransaction,
    Money amount,
    Instant at,
    List<Allocation> allocations) {

  public enum Account {
    STRIPE,
    CASH,
    /// The venue's own bank account: what is paid from it never was a movement at Stripe.
    BANK,
    COMP,
    DEPOSIT
  }

  public enum Kind {
    CHARGE,
    FEE,
    REFUND,
    DISPUTE,
    REINSTATEMENT,
    ADJUSTMENT
  }

  /// @param line the order line's number
  public record Allocation(int line, Money amount) {}

  public LedgerEntry {
    allocations = List.copyOf(allocations);
    Money sum = allocations.stream().map(Allocation::amount).reduce(Money::plus).orElseThrow();
    if (!sum.equals(amount)) {
      throw new IllegalArgumentException("allocations sum to " + sum + ", not to " + amount);
    }
  }

  /// What of it an order line bears.
  ///
  /// @param line the order line's number
  public Money borneBy(int line) {
    return allocations.stream()
        .filter(part -> part.line() == line)
        .map(Allocation::amount)
        .reduce(Money.zero(amount.currency()), Money::plus);
  }

  /// An entry spread over the order's lines by what each costs.
  public static LedgerEntry of(
      LedgerEntryId id,
      OrderDetails order,
      Account account,
      Kind kind,
      String source,
      @Nullable String balanceTransaction,
      Money amount,
      Instant at) {
    return of(
        id, order, account, kind, source, balanceTransaction, amount, at, l -> l.total().minor());
  }

  /// An entry spread over the order's lines in proportion to `weight`, which is never negative.
  public static LedgerEntry of(
      LedgerEntryId id,
      OrderDetails order,
      Account account,
      Kind kind,
      String source,
      @Nullable String balanceTransaction,
      Money amount,
      Instant at,
      ToLongFunction<OrderLine> weight) {
    List<OrderLine> lines = order.lines();
    List<Money> parts = amount.allocate(lines.stream().map(weight::applyAsLong).toList());
    List<Allocation> allocations =
        IntStream.range(0, lines.size())
            .mapToObj(i -> new Allocation(lines.get(i).no(), parts.get(i)))
            .toList();
    return new LedgerEntry(
        id, order.id(), account, kind, source, balanceTransaction, amount, at, allocations);
  }
}
