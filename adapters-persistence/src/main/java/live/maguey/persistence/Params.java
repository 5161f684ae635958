package live.maguey.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parameters of one statement, in types that the driver binds: ids and arrays of ids as text
/// to be cast, instants as `timestamptz`, enums by their lower-case name.
public final class Params {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private Params() {}

  public static Params none() {
    return new Params();
  }

  public static Params of(String name, @Nullable Object value) {
    return new Params().and(name, value);
  }

  public Params and(String name, @Nullable Object value) {
    values.put(name, bindable(value));
    return this;
  }

  Map<String, @Nullable Object> values() {
    return values;
  }

  /// The same values under the same names as one JSON object, for statements that take many of
  /// them.
  public String json() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    values.forEach((name, value) -> fields.put(name, plain(value)));
    try {
      return Json.MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts, numbers and arrays of them are JSON", impossible);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime at -> at.toString();
      case LocalDate date -> date.toString();
      case byte[] _ -> throw new IllegalArgumentException("bytes are not JSON");
      case null, default -> value;
    };
  }

  private static @Nullable Object bindable(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case UUID id -> id.toString();
      case Instant at -> at.atOffset(ZoneOffset.UTC);
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case Collection<?> many -> array(many);
      case String _, Number _, Boolean _, LocalDate _, byte[] _ -> value;
      default -> throw new IllegalArgumentException("cannot bind " + value.getClass().getName());
    };
  }

  /// None are texts: the server casts an array of texts into one of any type.
  private static Object array(Collection<?> many) {
    if (many.isEmpty()) {
      return new String[0];
    }
    if (many.stream().allMatch(Integer.class::isInstance)) {
      return many.toArray(Integer[]::new);
    }
    if (many.stream().allMatch(Long.class::isInstance)) {
      return many.toArray(Long[]::new);
    }
    return many.stream().map(Params::element).toArray(String[]::new);
  }

  private static @Nullable String element(@Nullable Object value) {
    Object bound = bindable(value);
    return bound == null ? null : bound.toString();
  }
}
