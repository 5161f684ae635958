package live.maguey.api.doctor;

import java.time.Duration;
import java.time.Instant;

/// Our clock against another.
final class Clocks {
  /// Holds, price phases and doors depend on the clock; Stripe's signatures tolerate five minutes.
  private static final Duration OFF = Duration.ofSeconds(5);

  private static final Duration WRONG = Duration.ofMinutes(1);

  private Clocks() {}

  /// @param whose as "Stripe's"
  static Finding compared(String whose, Instant ours, Instant theirs) {
    Duration off = Duration.between(theirs, ours).abs();
    if (off.compareTo(OFF) < 0) {
      return Finding.ok("clock", "agrees with " + whose);
    }
    String said =
        "is %d s %s %s"
            .formatted(off.toSeconds(), ours.isAfter(theirs) ? "ahead of" : "behind", whose);
    String advice = "Let the machine take its time from the network (NTP).";
    return off.compareTo(WRONG) < 0
        ? Finding.warning(Defect.CLOCK_OFF, "clock", said, advice)
        : Finding.failed(Defect.CLOCK_OFF, "clock", said, advice);
  }
}
