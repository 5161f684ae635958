package live.maguey.persistence.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Params;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// Alerts in PostgreSQL. Of one kind and subject a unique index admits one that is not closed.
public final class PostgresAlerts implements Alerts {
  private final Database database;

  public PostgresAlerts(Database database) {
    this.database = database;
  }

  @Override
  public boolean raise(AlertKind kind, String subject, String detail, Instant at) {
    return database
        .get(
            AlertSql.RAISE,
            of(kind, subject).and("detail", detail).and("at", at),
            c -> c.truth("fresh"))
        .orElseThrow();
  }

  @Override
  public boolean close(AlertKind kind, String subject, Instant at) {
    return database.update(AlertSql.CLOSE, of(kind, subject).and("at", at)) == 1;
  }

  private static Params of(AlertKind kind, String subject) {
    return Params.of("kind", kind.text()).and("subject", subject);
  }

  @Override
  public boolean acknowledge(long number, String by, Instant at) {
    return database.update(
            AlertSql.ACKNOWLEDGE, Params.of("number", number).and("by", by).and("at", at))
        == 1;
  }

  @Override
  public boolean close(long number, Alert.Closing by, Instant at) {
    return database.update(
            AlertSql.CLOSE_BY_HAND,
            Params.of("number", number).and("by", by.by()).and("note", by.note()).and("at", at))
        == 1;
  }

  @Override
  public Optional<Alert> find(long number) {
    return database.get(AlertSql.FIND, Params.of("number", number), PostgresAlerts::alert);
  }

  @Override
  public List<Alert> open(int limit) {
    return database.list(AlertSql.OPEN, Params.of("limit", limit), PostgresAlerts::alert);
  }

  @Override
  public List<Alert> list(Alert.@Nullable Stage stage, Page<Long> page) {
    return database.list(
        AlertSql.LIST,
        Keyset.values(page, number -> number)
            .and("stage", stage == null ? null : stage.name().toLowerCase(Locale.ROOT)),
        PostgresAlerts::alert);
  }

  static Alert alert(Columns c) {
    return new Alert(
        c.longer("id"),
        AlertKind.of(c.text("kind")),
        c.text("subject"),
        c.text("detail"),
        c.instant("raised_at"),
        c.instant("seen_at"),
        c.integer("count"),
        state(c));
  }

  private static Alert.State state(Columns c) {
    Instant closed = c.instantOrNull("closed_at");
    if (closed != null) {
      return new Alert.State.Closed(
          closed,
          Optional.ofNullable(c.textOrNull("closed_by"))
              .map(by -> new Alert.Closing(by, c.text("note"))));
    }
    Instant acknowledged = c.instantOrNull("acknowledged_at");
    return acknowledged == null
        ? new Alert.State.Open()
        : new Alert.State.Acknowledged(c.text("acknowledged_by"), acknowledged);
  }
}
