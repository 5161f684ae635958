package live.maguey.cli.outages;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import live.maguey.cli.proof.MeasuredTable;

/// The table in `docs/reliability.md`.
final class ReliabilityPage {
  private static final MeasuredTable OUTAGES =
      new MeasuredTable(Path.of("../docs/reliability.md"), "outages");

  private ReliabilityPage() {}

  /// @param cause what was away
  /// @param goesOn what was asserted to work meanwhile
  /// @param after what was asserted once it was back
  /// @param healed from the cause's end until then
  record Row(String cause, String goesOn, String after, Duration healed) {}

  static void tells(Row row) {
    OUTAGES.tells(
        List.of(row.cause(), row.goesOn(), row.after()),
        List.of(String.format(Locale.ROOT, "%.1f s", row.healed().toMillis() / 1000.0)));
  }
}
