package live.maguey.persistence;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// One row, read by column name into the domain's types. The plain readers refuse NULL; the
/// `OrNull` ones give null for it.
public final class Columns {
  private final DbRow row;

  Columns(DbRow row) {
    this.row = row;
  }

  public String text(String name) {
    return required(name, textOrNull(name));
  }

  public @Nullable String textOrNull(String name) {
    Object value = raw(name);
    return value == null ? null : value.toString();
  }

  public UUID id(String name) {
    return required(name, idOrNull(name));
  }

  public @Nullable UUID idOrNull(String name) {
    Object value = raw(name);
    return value == null ? null : value instanceof UUID id ? id : UUID.fromString(value.toString());
  }

  public int integer(String name) {
    return number(name).intValue();
  }

  public @Nullable Integer integerOrNull(String name) {
    return raw(name) == null ? null : integer(name);
  }

  public long longer(String name) {
    return number(name).longValue();
  }

  public boolean truth(String name) {
    return (Boolean) required(name, raw(name));
  }

  public Instant instant(String name) {
    return required(name, instantOrNull(name));
  }

  public @Nullable Instant instantOrNull(String name) {
    Object value = raw(name);
    return switch (value) {
      case null -> null;
      case Timestamp t -> t.toInstant();
      case OffsetDateTime t -> t.toInstant();
      default -> throw new IllegalStateException(name + " is a " + value.getClass().getName());
    };
  }

  public LocalDate date(String name) {
    Object value = required(name, raw(name));
    return value instanceof java.sql.Date d ? d.toLocalDate() : (LocalDate) value;
  }

  public byte[] bytes(String name) {
    return (byte[]) required(name, raw(name));
  }

  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
  }

  /// An amount from a column of minor units and one of the currency's code.
  public Money money(String minor, String currency) {
    return Money.of(longer(minor), Currency.getInstance(text(currency)));
  }

  private Number number(String name) {
    return (Number) required(name, raw(name));
  }

  private @Nullable Object raw(String name) {
    return row.column(name).get(Object.class);
  }

  private static <T> T required(String name, @Nullable T value) {
    return Objects.requireNonNull(value, () -> "column " + name + " is NULL");
  }
}
