package live.maguey.gate;

import java.util.Locale;

/// How a pass of a table comes back in at an event.
public enum Reentry {
  /// After its exit was scanned; without one it is refused.
  EXIT_SCAN,
  /// At any time; staff look where no exit was scanned.
  FREE;

  /// As in commands: `exit-scan`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
