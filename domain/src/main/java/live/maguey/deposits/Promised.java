package live.maguey.deposits;

import live.maguey.shared.Money;

/// What was promised back of a deposit: refunds that were asked for, are on their way or failed,
/// and have not reached the guest.
public interface Promised {
  /// Call it in a unit of work that locks the order.
  Money of(Deposit deposit);
}
