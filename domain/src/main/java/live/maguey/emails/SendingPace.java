package live.maguey.emails;

/// The provider's rate, shared by all workers of this process.
public interface SendingPace {
  /// How many of `wanted` emails may be sent now; these are then counted as sent.
  int take(int wanted);
}
