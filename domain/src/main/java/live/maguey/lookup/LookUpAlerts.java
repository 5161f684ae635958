package live.maguey.lookup;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertNews;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.Silence;
import live.maguey.alerts.Silences;
import live.maguey.alerts.ToldAlerts;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// Looks up what needs a person, and what did.
public final class LookUpAlerts {
  private static final int MOST_NEWS = 10_000;

  private final Alerts alerts;
  private final Silences silences;
  private final ToldAlerts told;
  private final InstantSource clock;

  public LookUpAlerts(Alerts alerts, Silences silences, ToldAlerts told, InstantSource clock) {
    this.alerts = alerts;
    this.silences = silences;
    this.told = told;
    this.clock = clock;
  }

  /// The kinds that nobody is told of now, by the time at which that ends.
  public List<Silence> silences() {
    return silences.at(clock.instant());
  }

  /// With what people know it by.
  ///
  /// @param about what it is about, an order by its number
  /// @param todo the command that shows more
  public record Shown(Alert alert, String about, String todo) {}

  public Optional<Shown> find(long number) {
    return alerts.find(number).map(LookUpAlerts::shown);
  }

  /// @param owed what it is still to be told; empty: nothing for now
  public record Channel(ToldAlerts.Heard heard, Optional<AlertNews.What> owed) {}

  /// What the channels know of an alert that are told of its kind, or were.
  public List<Channel> channels(Alert alert) {
    return told.heard(alert.number()).stream()
        .filter(heard -> heard.channel().kinds().contains(alert.kind()) || !heard.told().isEmpty())
        .map(heard -> new Channel(heard, owed(heard.channel(), alert)))
        .toList();
  }

  /// That nobody looks at it is owed from a time on which only the servers know.
  private Optional<AlertNews.What> owed(AlertChannel channel, Alert alert) {
    return told
        .news(new ToldAlerts.Due(channel, clock.instant(), Instant.EPOCH), MOST_NEWS)
        .stream()
        .filter(news -> news.alert().number() == alert.number())
        .map(AlertNews::what)
        .findFirst();
  }

  /// The newest first.
  ///
  /// @param stage null for all
  public List<Shown> list(Alert.@Nullable Stage stage, Page<Long> page) {
    return alerts.list(stage, page).stream().map(LookUpAlerts::shown).toList();
  }

  /// Where an alert stands in the list.
  public Optional<Page.Row<Long>> row(long number) {
    return alerts.find(number).map(alert -> new Page.Row<>(alert.raisedAt(), number));
  }

  private static Shown shown(Alert alert) {
    return new Shown(alert, alert.about(LookUpAlerts::number), alert.todo(LookUpAlerts::number));
  }

  /// From an order's id to its number; another text stays as it is.
  public static String number(String id) {
    try {
      return OrderReference.of(OrderId.parse(id)).value();
    } catch (InvalidRequest another) {
      return id;
    }
  }
}
