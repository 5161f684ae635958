package live.maguey.guests;

import java.time.Instant;

/// Why a host cannot change a pass; nothing was changed.
public sealed interface NotNow {
  /// The order has no such guest's pass. The host's own does not count as one.
  record NoSuchPass() implements NotNow {}

  /// From here on the gate has it.
  record DoorsOpen(Instant since) implements NotNow {}

  /// The table is not theirs any more, or not paid.
  record NoTable() implements NotNow {}

  /// Somebody has come in with it.
  record Arrived() implements NotNow {}

  /// A ticket that joined has its seat: it is taken back first.
  record Joined() implements NotNow {}

  /// The venue voided it, or it was refunded.
  record Voided() implements NotNow {}
}
