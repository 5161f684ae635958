package live.maguey.alerts;

import java.time.Instant;
import java.util.List;

/// Webhooks that were turned away because their signature did not hold, counted by source and
/// minute.
public interface RefusedSignatures {
  /// Adds to the count of the minute of `at`. Safe to race.
  void add(String source, long refused, Instant at);

  /// What was refused from `from` on, by source; sources without any are left out.
  List<Refused> since(Instant from);

  /// @param last the minute of the last one
  record Refused(String source, long count, Instant last) {}
}
