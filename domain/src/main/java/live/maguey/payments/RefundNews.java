package live.maguey.payments;

/// What Stripe tells of a refund that it has.
public enum RefundNews {
  PENDING,
  SUCCEEDED,
  /// The buyer's bank sent it back, or never took it.
  FAILED,
  CANCELLED;

  /// Whether the money is with the buyer or on its way.
  public boolean isGoing() {
    return switch (this) {
      case PENDING, SUCCEEDED -> true;
      case FAILED, CANCELLED -> false;
    };
  }
}
