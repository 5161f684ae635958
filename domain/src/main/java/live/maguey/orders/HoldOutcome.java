package live.maguey.orders;

import java.time.Instant;
import live.maguey.events.InventoryId;

/// The outcome of a hold. Only `Taken` changed anything.
public sealed interface HoldOutcome {
  /// The places are taken and the order is stored.
  record Taken() implements HoldOutcome {}

  /// The idempotency key was used before with the same body, for this order.
  record Repeated(OrderId order) implements HoldOutcome {}

  /// The idempotency key was used before with another body.
  record KeyConflict() implements HoldOutcome {}

  /// @param left how many of the item were left when the hold was decided
  record SoldOut(InventoryId item, int requested, int left) implements HoldOutcome {}

  /// Between the page and the hold the tier's price phase ended by number, or another plan gave the
  /// table another price or other seats.
  record Repriced(InventoryId item) implements HoldOutcome {}

  /// The item or its event is not open for sale (any more).
  record NotOnSale(InventoryId item) implements HoldOutcome {}

  /// This browser has a live hold for this event.
  record BrowserHolds(OrderId order, Instant expiresAt) implements HoldOutcome {}

  /// This browser would have more places of this event than one customer may.
  ///
  /// @param has how many it has bought, free ones too
  record CustomerFull(int limit, int has) implements HoldOutcome {}

  /// This email address would, counting what other browsers have under it: how many is its reader's
  /// business alone.
  record AddressFull(int limit) implements HoldOutcome {}

  /// This network has as many live holds as one may have.
  record NetworkHolds(int limit) implements HoldOutcome {}

  /// Another order has this short reference: try again with a new id.
  record ReferenceTaken() implements HoldOutcome {}
}
