package live.maguey.limits;

import java.time.Duration;
import java.time.Instant;

/// What callers have spent of their [Allowance], over all nodes together. What is whole again is
/// forgotten.
public interface Allowances {
  /// Takes one, or none. Safe to race: of all who ask at once exactly as many get one as are left.
  ///
  /// @param who stands for a caller and for what it does; never an address that can be read
  /// @throws live.maguey.shared.Unavailable when it cannot be counted: then nobody may
  Taken take(String who, Allowance allowance, Instant now);

  /// Forgets who has all of it again. @return how many
  long forget(Instant now);

  sealed interface Taken {
    record Allowed() implements Taken {}

    /// @param left until one more is allowed
    record TooOften(Duration left) implements Taken {}
  }
}
