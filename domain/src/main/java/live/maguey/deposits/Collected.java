package live.maguey.deposits;

import java.time.Instant;
import java.util.UUID;
import live.maguey.audit.Actor;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;

/// What a table paid at the venue, as the staff wrote it down. It was never charged by us and is in
/// no ledger. Never changed: a correction is another one.
///
/// @param id made by the caller
/// @param line the order line's number
/// @param amount negative takes back what was written before
/// @param note a word about it, empty for none; why, for a correction
/// @param by who wrote it down
public record Collected(
    UUID id, OrderId order, int line, Money amount, String note, Actor by, Instant at) {
  public Collected {
    if (amount.isZero() || (amount.minor() < 0 && note.isEmpty())) {
      throw new IllegalArgumentException(amount + " says nothing");
    }
  }
}
