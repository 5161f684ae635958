package live.maguey.simulation;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a history did, call by call, in words that are the same in every process: compared with the
/// same history of another one, they show a hidden clock, a random number or the order of a hash.
final class Steps {
  private final @Nullable List<String> all;

  private Steps(@Nullable List<String> all) {
    this.all = all;
  }

  static Steps kept() {
    return new Steps(new ArrayList<>());
  }

  /// For histories that nobody compares.
  static Steps forgotten() {
    return new Steps(null);
  }

  void add(String step) {
    if (all != null) {
      all.add(step);
    }
  }

  void add(String call, Object @Nullable [] arguments, @Nullable Object answer) {
    if (all != null) {
      List<@Nullable Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
      all.add(call + words(given) + " -> " + words(answer));
    }
  }

  List<String> all() {
    return all == null ? List.of() : all;
  }

  /// Only what has words of its own: those of a lambda or of an object count the objects before it.
  private static String words(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Record r -> r.toString();
      case Enum<?> e -> e.name();
      case Throwable t -> t.toString();
      case Optional<?> o -> o.map(Steps::words).orElse("empty");
      case Collection<?> c ->
          c.stream().map(Steps::words).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> m -> words(new ArrayList<>(m.entrySet()));
      case Map.Entry<?, ?> e -> words(e.getKey()) + "=" + words(e.getValue());
      default -> value.getClass().getName().startsWith("java.") ? value.toString() : kind(value);
    };
  }

  private static String kind(Object value) {
    return value.getClass().isArray() ? "array of " + Array.getLength(value) : "an object";
  }
}
