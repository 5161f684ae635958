package live.maguey.cli.events;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.maguey.events.Venue;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Reads what somebody typed into the fields of an event's form; an error names the field.
final class Fields {
  /// What every event needs, with an example of each.
  static final Map<String, String> NEEDED = needed();

  private Fields() {}

  static String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      String example = NEEDED.get(field);
      throw example == null
          ? new InvalidRequest(field, "is missing")
          : new InvalidRequest(
              "`%s`".formatted(field),
              "is missing. Add it to the file, such as %s: %s".formatted(field, example));
    }
    return value.strip();
  }

  static @Nullable String oneOf(String field, @Nullable String value, List<String> choices) {
    if (value != null && !choices.contains(value)) {
      throw new InvalidRequest(field, "is not one of " + String.join(", ", choices));
    }
    return value;
  }

  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      throw new InvalidRequest("date", "is not a date such as 2027-12-18: " + text);
    }
  }

  static LocalTime hour(String field, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException wrong) {
      throw new InvalidRequest(field, "is not a time such as 22:00: " + text);
    }
  }

  static @Nullable Instant moment(String field, @Nullable String text, Venue venue) {
    try {
      return text == null ? null : venue.moment(field, LocalDateTime.parse(text));
    } catch (DateTimeException wrong) {
      throw new InvalidRequest(field, "is not a date and time such as 2027-12-01T10:00: " + text);
    }
  }

  static int whole(String field, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw new InvalidRequest(field, "is not a whole number: " + text);
    }
  }

  static Money money(String field, String text, Venue venue) {
    try {
      long minor =
          new BigDecimal(text)
              .movePointRight(ChargeCurrency.digits(venue.currency()))
              .longValueExact();
      return Money.of(minor, venue.currency());
    } catch (ArithmeticException | NumberFormatException wrong) {
      throw new InvalidRequest(field, "is not an amount such as 36.00: " + text);
    }
  }

  static String text(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "");
  }

  static <T> List<T> each(String field, @Nullable List<@Nullable T> entries) {
    if (entries == null) {
      return List.of();
    }
    if (entries.stream().anyMatch(Objects::isNull)) {
      throw new InvalidRequest(field, "have an empty entry");
    }
    return entries.stream().map(Objects::requireNonNull).toList();
  }

  private static Map<String, String> needed() {
    Map<String, String> needed = new LinkedHashMap<>();
    needed.put("title", "Posada");
    needed.put("date", "2027-12-18");
    needed.put("doors", "22:00");
    needed.put("ends", "04:00");
    needed.put("minimum-age", "21");
    return needed;
  }
}
