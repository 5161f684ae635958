package live.maguey.audit;

import java.time.Instant;
import java.util.List;

/// What a person has to look at. An alert is open until somebody closes it.
public interface Alerts {
  /// Raises an alert once per (kind, subject); raising it again changes nothing.
  ///
  /// @return whether it is new
  boolean raise(String kind, String subject, String detail, Instant at);

  /// Newest first.
  List<Alert> open(int limit);

  record Alert(String kind, String subject, String detail, Instant at) {}
}
