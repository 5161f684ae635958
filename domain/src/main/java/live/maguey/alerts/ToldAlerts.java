package live.maguey.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What each channel was told of the alerts, and whose turn it is to tell it the rest. What a
/// channel was not told follows from the alerts themselves, so that nothing needs to be written
/// when one is raised, and nothing is lost while a channel is down.
public interface ToldAlerts {
  /// Makes a channel known, due at once. One that is known stays as it is.
  void open(AlertChannel channel, Instant now);

  /// Takes a channel's turn, where it is due and something came about for it before `gathered`.
  /// Safe to race: until the lease ends one caller has it.
  Optional<Turn> claim(Due due, Instant gathered, Duration lease);

  /// What the channel was not told, the oldest first: of each alert one thing, that of its state
  /// now. An alert that was closed before it was told is no news, and of a silenced kind there is
  /// none. Where the channel takes one by one, an incident is acknowledged or closed when all of
  /// its alerts are.
  List<AlertNews> news(Due due, int limit);

  /// @param incident the number of the first of these alerts, where they are raised
  void told(
      AlertChannel channel, AlertNews.What what, long incident, List<Long> alerts, Instant at);

  /// Ends a turn in which the channel took everything.
  void rest(AlertChannel channel, Instant next);

  /// Ends a turn in which it did not.
  ///
  /// @param since when this turn began
  void failed(AlertChannel channel, Instant since, Instant next, String answer);

  /// The channels that took nothing the last time, the one that fails longest first.
  List<Failing> failing();

  /// What the channels that were made known have heard of one alert, in their order.
  List<Heard> heard(long alert);

  /// @param told what it was told, and when; empty: nothing
  /// @param failing null where it took everything the last time
  record Heard(
      AlertChannel channel, Map<AlertNews.What, Instant> told, @Nullable Failing failing) {}

  /// @param unseen escalated is what was told before that and nobody looks at
  record Due(AlertChannel channel, Instant now, Instant unseen) {}

  /// @param failures in a row, up to now
  record Turn(int failures) {}

  /// @param failures in a row, 1 or more
  record Failing(AlertChannel channel, Instant since, int failures, String answer) {}
}
