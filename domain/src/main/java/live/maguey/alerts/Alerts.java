package live.maguey.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// What a person has to look at. Of one kind and subject at most one alert is not closed.
public interface Alerts {
  /// Raises an alert, or counts one more time where it is not closed. Safe to race.
  ///
  /// @return whether it is new
  boolean raise(AlertKind kind, String subject, String detail, Instant at);

  /// Closes an alert whose cause is gone; raising it again makes a new one.
  ///
  /// @return whether there was one to close
  boolean close(AlertKind kind, String subject, Instant at);

  /// Says who looks at it. Safe to race: one person is the first.
  ///
  /// @return whether it was open until now
  boolean acknowledge(long number, String by, Instant at);

  /// Closes it for a person's reason. Safe to race: one is the first.
  ///
  /// @return whether it was not closed until now
  boolean close(long number, Alert.Closing by, Instant at);

  Optional<Alert> find(long number);

  /// All that are not closed, the newest first.
  List<Alert> open(int limit);

  /// The newest first.
  ///
  /// @param stage null for all
  List<Alert> list(Alert.@Nullable Stage stage, Page<Long> page);
}
