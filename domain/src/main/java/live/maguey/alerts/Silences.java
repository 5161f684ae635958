package live.maguey.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The kinds of alerts that nobody wants to be told of for a while. A kind has one silence at most.
public interface Silences {
  /// In place of the one that the kind had.
  void put(Silence silence);

  /// @return what ended, or empty where the kind was not silenced at `now`
  Optional<Silence> end(AlertKind kind, Instant now);

  /// Those that hold at `now`, by the time at which they end.
  List<Silence> at(Instant now);
}
