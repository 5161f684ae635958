package live.maguey.audit;

import java.time.Instant;
import java.util.List;

/// What a person has to look at. An alert is open until its cause is gone.
public interface Alerts {
  /// Raises an alert once per (kind, subject); raising it again changes nothing.
  ///
  /// @return whether it is new
  boolean raise(String kind, String subject, String detail, Instant at);

  /// Closes an alert whose cause is gone; raising it again opens it again.
  ///
  /// @return whether it was open
  boolean close(String kind, String subject, Instant at);

  /// Newest first.
  List<Alert> open(int limit);

  record Alert(String kind, String subject, String detail, Instant at) {}
}
