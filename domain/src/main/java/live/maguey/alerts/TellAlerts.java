package live.maguey.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import live.maguey.shared.Backoff;

/// Tells one channel what it does not know yet. Safe to run on any number of nodes.
///
/// What comes at once is told at once: alerts of one kind are one message, and after a message the
/// channel has its rest. Nothing is given up while an alert is open; what was told is also told
/// when it is over. An answer that is unknown is sent again, so a channel that does not compare may
/// show something twice.
public final class TellAlerts {
  /// Outlasts all that is begun within the first half of it.
  private static final Duration LEASE = Duration.ofMinutes(1);

  /// So long what comes at once may take to come.
  private static final Duration GATHER = Duration.ofSeconds(5);

  private static final Duration REST = Duration.ofMinutes(1);
  private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(2));

  private static final int MOST = 1_000;

  private final AlertMessenger messenger;
  private final ToldAlerts told;
  private final AlertWords words;
  private final Duration escalateAfter;
  private final InstantSource clock;
  private final RandomGenerator random;
  private volatile boolean opened;

  /// @param escalateAfter how long a critical alert may stay without anybody looking at it
  public TellAlerts(
      AlertMessenger messenger,
      ToldAlerts told,
      AlertWords words,
      Duration escalateAfter,
      InstantSource clock,
      RandomGenerator random) {
    this.messenger = messenger;
    this.told = told;
    this.words = words;
    this.escalateAfter = escalateAfter;
    this.clock = clock;
    this.random = random;
  }

  public sealed interface Outcome {
    /// There is no news, or it is not the channel's time.
    record Nothing() implements Outcome {}

    record Told(int alerts) implements Outcome {}

    /// @param alerts what it took before it failed
    record Failed(int alerts, String answer, Instant next) implements Outcome {}
  }

  public AlertChannel channel() {
    return messenger.channel();
  }

  public Outcome tell() {
    Instant now = clock.instant();
    if (!opened) {
      told.open(channel(), now);
      opened = true;
    }
    ToldAlerts.Due due = new ToldAlerts.Due(channel(), now, now.minus(escalateAfter));
    Optional<ToldAlerts.Turn> turn = told.claim(due, now.minus(GATHER), LEASE);
    return turn.isEmpty()
        ? new Outcome.Nothing()
        : tell(together(told.news(due, MOST)), turn.get(), now);
  }

  private Outcome tell(List<List<Group>> letters, ToldAlerts.Turn turn, Instant start) {
    int count = 0;
    AlertMessenger.Answer refused = null;
    for (List<Group> letter : letters) {
      if (clock.instant().isAfter(start.plus(LEASE.dividedBy(2)))) {
        told.rest(channel(), clock.instant());
        return new Outcome.Told(count);
      }
      AlertMessenger.Answer answer =
          messenger.send(letter.stream().map(g -> words.of(g.news(), g.incident())).toList());
      switch (answer) {
        case AlertMessenger.Answer.Told _ -> {
          letter.forEach(this::took);
          count += letter.stream().mapToInt(g -> g.news().size()).sum();
        }
        case AlertMessenger.Answer.Refused _ -> refused = answer;
        case AlertMessenger.Answer.NotNow(var _, Duration after) -> {
          return failed(turn, start, count, answer, after);
        }
        case AlertMessenger.Answer.Unknown _ -> {
          return failed(turn, start, count, answer, Duration.ZERO);
        }
      }
    }
    if (refused != null) {
      return failed(turn, start, count, refused, Duration.ZERO);
    }
    told.rest(channel(), clock.instant().plus(REST));
    return new Outcome.Told(count);
  }

  private void took(Group group) {
    told.told(
        channel(),
        group.what(),
        group.incident(),
        group.news().stream().map(news -> news.alert().number()).toList(),
        clock.instant());
  }

  private Outcome failed(
      ToldAlerts.Turn turn,
      Instant start,
      int count,
      AlertMessenger.Answer answer,
      Duration atLeast) {
    Duration wait = RETRIES.after(turn.failures() + 1, random);
    Instant next = clock.instant().plus(wait.compareTo(atLeast) > 0 ? wait : atLeast);
    told.failed(channel(), start, next, answer.text());
    return new Outcome.Failed(count, answer.text(), next);
  }

  /// @param incident the number of the first alert of what the channel keeps together
  private record Group(AlertNews.What what, long incident, List<AlertNews> news) {}

  /// What is sent at once: each group alone, or all in one.
  private List<List<Group>> together(List<AlertNews> news) {
    Map<Object, List<AlertNews>> alike = new LinkedHashMap<>();
    news.forEach(each -> alike.computeIfAbsent(key(each), _ -> new ArrayList<>()).add(each));
    List<Group> groups =
        alike.values().stream()
            .map(same ->
                new Group(
                    same.getFirst().what(),
                    same.stream().mapToLong(AlertNews::incident).min().orElseThrow(),
                    same))
            .toList();
    if (groups.isEmpty()) {
      return List.of();
    }
    return channel().oneByOne() ? groups.stream().map(List::of).toList() : List.of(groups);
  }

  private record Alike(AlertNews.What what, AlertKind kind, long incident) {}

  private Object key(AlertNews news) {
    boolean known = channel().oneByOne() && news.what() != AlertNews.What.RAISED;
    return new Alike(news.what(), news.alert().kind(), known ? news.incident() : 0);
  }
}
