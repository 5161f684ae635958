package live.maguey.persistence.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.AlertNews;
import live.maguey.alerts.ToldAlerts;
import live.maguey.persistence.Claim;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// What each channel was told, in PostgreSQL.
public final class PostgresToldAlerts implements ToldAlerts {
  private static final List<String> CRITICAL =
      texts(
          Arrays.stream(AlertKind.values())
              .filter(kind -> kind.severity() == AlertKind.Severity.CRITICAL)
              .toList());

  private static final Map<AlertNews.What, String> COLUMNS =
      Map.of(
          AlertNews.What.RAISED, "raised_at",
          AlertNews.What.ESCALATED, "escalated_at",
          AlertNews.What.ACKNOWLEDGED, "acknowledged_at",
          AlertNews.What.CLOSED, "closed_at");

  private final Database database;

  public PostgresToldAlerts(Database database) {
    this.database = database;
  }

  @Override
  public void open(AlertChannel channel, Instant now) {
    database.update(
        ToldAlertSql.OPEN_CHANNEL, Params.of("channel", channel.text()).and("now", now));
  }

  @Override
  public Optional<Turn> claim(Due due, Instant gathered, Duration lease) {
    return database.get(
        ToldAlertSql.CLAIM_CHANNEL,
        of(due, Claim.values(1, due.now(), lease)).and("gathered", gathered),
        c -> new Turn(c.integer("failures")));
  }

  @Override
  public List<AlertNews> news(Due due, int limit) {
    return database.list(
        ToldAlertSql.NEWS,
        of(due, Params.of("now", due.now()).and("limit", limit)),
        c ->
            new AlertNews(
                PostgresAlerts.alert(c),
                c.constant("what", AlertNews.What.class),
                c.longer("incident")));
  }

  private static Params of(Due due, Params params) {
    return params
        .and("channel", due.channel().text())
        .and("kinds", texts(due.channel().kinds()))
        .and("critical", CRITICAL)
        .and("one_by_one", due.channel().oneByOne())
        .and("unseen", due.unseen());
  }

  private static List<String> texts(List<AlertKind> kinds) {
    return kinds.stream().map(AlertKind::text).toList();
  }

  @Override
  public void told(
      AlertChannel channel, AlertNews.What what, long incident, List<Long> alerts, Instant at) {
    Params told = Params.of("channel", channel.text()).and("alerts", alerts).and("at", at);
    if (what == AlertNews.What.RAISED) {
      database.update(ToldAlertSql.TOLD_RAISED, told.and("incident", incident));
    } else {
      database.update(ToldAlertSql.TOLD_LATER, told.and("what", what));
    }
  }

  @Override
  public void rest(AlertChannel channel, Instant next) {
    database.update(ToldAlertSql.REST, Params.of("channel", channel.text()).and("next", next));
  }

  @Override
  public void failed(AlertChannel channel, Instant since, Instant next, String answer) {
    database.update(
        ToldAlertSql.FAILED,
        Params.of("channel", channel.text())
            .and("since", since)
            .and("next", next)
            .and("answer", answer));
  }

  @Override
  public List<Failing> failing() {
    return database.list(ToldAlertSql.FAILING, Params.none(), PostgresToldAlerts::failing);
  }

  private static Failing failing(Columns c) {
    return new Failing(
        c.constant("channel", AlertChannel.class),
        c.instant("failing_since"),
        c.integer("failures"),
        c.text("last_answer"));
  }

  @Override
  public List<Heard> heard(long alert) {
    return database
        .list(ToldAlertSql.HEARD, Params.of("alert", alert), PostgresToldAlerts::heard)
        .stream()
        .sorted(Comparator.comparing(Heard::channel))
        .toList();
  }

  private static Heard heard(Columns c) {
    Map<AlertNews.What, Instant> told = new EnumMap<>(AlertNews.What.class);
    COLUMNS.forEach((what, column) -> {
      Instant at = c.instantOrNull(column);
      if (at != null) {
        told.put(what, at);
      }
    });
    return new Heard(
        c.constant("channel", AlertChannel.class),
        told,
        c.integer("failures") == 0 ? null : failing(c));
  }
}
