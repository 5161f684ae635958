package live.maguey.gate;

/// What the gate answers to one more guest when as many people are inside as the law allows.
public enum AtCapacity {
  /// Lets them in once somebody has looked.
  WARN(Reason.ADMITTED_FULL),
  /// One out, one in.
  REFUSE(Reason.FULL),
  /// Lets them in, because a person at the gate answers for it.
  OVERRIDE(Reason.LET_IN_FULL);

  private final Reason reason;

  AtCapacity(Reason reason) {
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
