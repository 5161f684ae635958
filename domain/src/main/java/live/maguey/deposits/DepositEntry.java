package live.maguey.deposits;

import java.time.Instant;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;

/// One change in what is owed for a deposit, never changed itself. What it corrects stays, and has
/// an entry of the opposite sign beside it.
///
/// @param line the order line's number
/// @param source what brought it about; with order, line and kind it is there once: `paid`, a
///   refund's own object, the end of a night, a scan that came in late
/// @param amount never zero; negative takes back what an earlier entry of its kind said
public record DepositEntry(
    OrderId order, int line, Kind kind, String source, Money amount, Instant at) {

  public enum Kind {
    /// Paid by the guest: owed from now on.
    TAKEN,
    /// Refunded.
    RETURNED,
    /// Somebody of the party came: revenue.
    EARNED,
    /// Nobody came: revenue.
    FORFEITED
  }

  public DepositEntry {
    if (amount.isZero() || (kind == Kind.TAKEN && amount.minor() < 0)) {
      throw new IllegalArgumentException(kind + " of " + amount + " is no entry");
    }
  }
}
