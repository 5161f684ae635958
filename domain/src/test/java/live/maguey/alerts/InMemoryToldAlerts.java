package live.maguey.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// What channels were told, in memory.
public final class InMemoryToldAlerts implements ToldAlerts {
  private final InMemoryWorld world;
  private final Alerts alerts;
  private final Silences silences;
  private final SequencedMap<AlertChannel, Standing> channels;
  private final SequencedMap<Key, Told> told;

  public InMemoryToldAlerts(InMemoryWorld world, Alerts alerts, Silences silences) {
    this.world = world;
    this.alerts = alerts;
    this.silences = silences;
    this.channels = world.table();
    this.told = world.table();
  }

  private record Key(AlertChannel channel, long alert) {}

  private record Told(long incident, Map<AlertNews.What, Instant> at) {
    private Instant raised() {
      return Objects.requireNonNull(at.get(AlertNews.What.RAISED));
    }
  }

  private record Standing(Instant due, @Nullable Failing failing) {}

  @Override
  public void open(AlertChannel channel, Instant now) {
    world.execute(() -> channels.putIfAbsent(channel, new Standing(now, null)));
  }

  @Override
  public Optional<Turn> claim(Due due, Instant gathered, Duration lease) {
    return world.locked(() -> {
      Standing standing = channels.get(due.channel());
      if (standing == null
          || standing.due().isAfter(due.now())
          || all(due).noneMatch(news -> !since(due, news).isAfter(gathered))) {
        return Optional.empty();
      }
      Failing failing = standing.failing();
      channels.put(due.channel(), new Standing(due.now().plus(lease), failing));
      return Optional.of(new Turn(failing == null ? 0 : failing.failures()));
    });
  }

  @Override
  public List<AlertNews> news(Due due, int limit) {
    return world.locked(() ->
        all(due)
            .sorted(
                Comparator.comparing((AlertNews news) -> since(due, news))
                    .thenComparing(news -> news.alert().number()))
            .limit(limit)
            .toList());
  }

  private Instant since(Due due, AlertNews news) {
    Told known = told.get(new Key(due.channel(), news.alert().number()));
    return known != null && news.what() == AlertNews.What.ESCALATED ? known.raised() : news.at();
  }

  private Stream<AlertNews> all(Due due) {
    List<AlertKind> silent = silences.at(due.now()).stream().map(Silence::kind).toList();
    return everyAlert().stream()
        .filter(alert -> due.channel().kinds().contains(alert.kind()))
        .filter(alert -> !silent.contains(alert.kind()))
        .flatMap(alert -> news(due, alert).stream());
  }

  private List<Alert> everyAlert() {
    return alerts.list(null, Page.newest(100_000));
  }

  private Optional<AlertNews> news(Due due, Alert alert) {
    Told known = told.get(new Key(due.channel(), alert.number()));
    if (known == null) {
      return alert.isClosed()
          ? Optional.empty()
          : Optional.of(new AlertNews(alert, AlertNews.What.RAISED, alert.number()));
    }
    AlertNews.What what =
        switch (alert.state()) {
          case Alert.State.Open() -> AlertNews.What.ESCALATED;
          case Alert.State.Acknowledged _ -> AlertNews.What.ACKNOWLEDGED;
          case Alert.State.Closed _ -> AlertNews.What.CLOSED;
        };
    return !known.at().containsKey(what) && isDue(due, alert, known, what)
        ? Optional.of(new AlertNews(alert, what, known.incident()))
        : Optional.empty();
  }

  private boolean isDue(Due due, Alert alert, Told known, AlertNews.What what) {
    return switch (what) {
      case ESCALATED ->
          alert.kind().severity() == AlertKind.Severity.CRITICAL
              && !known.raised().isAfter(due.unseen());
      case ACKNOWLEDGED ->
          isWhole(due, known, other -> !(other.state() instanceof Alert.State.Open));
      case CLOSED -> isWhole(due, known, Alert::isClosed);
      case RAISED, TEST -> throw new IllegalStateException(what + " of what was told");
    };
  }

  private boolean isWhole(Due due, Told known, Predicate<Alert> done) {
    return !due.channel().oneByOne()
        || everyAlert().stream()
            .filter(alert -> {
              Told other = told.get(new Key(due.channel(), alert.number()));
              return other != null && other.incident() == known.incident();
            })
            .allMatch(done);
  }

  @Override
  public void told(
      AlertChannel channel, AlertNews.What what, long incident, List<Long> numbers, Instant at) {
    world.execute(() ->
        numbers.forEach(number -> {
          Key key = new Key(channel, number);
          Told before = told.get(key);
          if (before == null) {
            told.put(key, new Told(incident, Map.of(AlertNews.What.RAISED, at)));
          } else if (what != AlertNews.What.RAISED) {
            Map<AlertNews.What, Instant> more = new EnumMap<>(before.at());
            more.put(what, at);
            told.put(key, new Told(before.incident(), more));
          }
        }));
  }

  @Override
  public void rest(AlertChannel channel, Instant next) {
    world.execute(() -> channels.put(channel, new Standing(next, null)));
  }

  @Override
  public void failed(AlertChannel channel, Instant since, Instant next, String answer) {
    world.execute(() -> {
      Standing standing = channels.get(channel);
      Failing before = standing == null ? null : standing.failing();
      channels.put(
          channel,
          new Standing(
              next,
              before == null
                  ? new Failing(channel, since, 1, answer)
                  : new Failing(channel, before.since(), before.failures() + 1, answer)));
    });
  }

  @Override
  public List<Heard> heard(long alert) {
    return world.locked(() ->
        channels.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> {
              Told known = told.get(new Key(each.getKey(), alert));
              return new Heard(
                  each.getKey(), known == null ? Map.of() : known.at(), each.getValue().failing());
            })
            .toList());
  }

  @Override
  public List<Failing> failing() {
    return world.locked(() ->
        channels.values().stream()
            .flatMap(standing -> Optional.ofNullable(standing.failing()).stream())
            .sorted(Comparator.comparing(Failing::since).thenComparing(f -> f.channel().text()))
            .toList());
  }
}
