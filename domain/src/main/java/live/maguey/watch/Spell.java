package live.maguey.watch;

import java.time.Duration;
import java.time.Instant;

/// Something that counts once it has lasted, and is over once it was not seen for a while: what
/// comes and goes in between is one spell.
final class Spell {
  /// What is not seen for less may come again at once.
  private static final Duration REST = Duration.ofSeconds(15);

  private final Duration lasts;
  private boolean seen;
  private boolean begun;
  private String what = "";
  private Instant since = Instant.EPOCH;
  private Instant last = Instant.EPOCH;

  /// @param lasts how long it has to be there before it counts
  Spell(Duration lasts) {
    this.lasts = lasts;
  }

  /// It is seen now.
  ///
  /// @return whether it counts from now on
  boolean begins(String as, Instant now) {
    if (!seen) {
      seen = true;
      since = now;
    }
    what = as;
    last = now;
    boolean begins = !begun && !now.isBefore(since.plus(lasts));
    begun |= begins;
    return begins;
  }

  /// It is not seen now.
  ///
  /// @return whether it counted until now
  boolean ends(Instant now) {
    if (!seen || now.isBefore(last.plus(REST))) {
      return false;
    }
    boolean ends = begun;
    seen = false;
    begun = false;
    return ends;
  }

  boolean hasBegun() {
    return begun;
  }

  /// As it was last seen.
  String what() {
    return what;
  }

  /// When it was first seen.
  Instant since() {
    return since;
  }
}
