package live.maguey.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The customer's 28 requirements and 58 success criteria, from `requirements.tsv`, in their order.
public final class Requirements {
  private final Map<String, Asked> asked = new LinkedHashMap<>();

  /// @param absent what has to be built before it can be proved; empty where it is there
  /// @param sentence the customer's own
  record Asked(String id, String absent, String sentence) {}

  private Requirements(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      asked.put(parts[0], new Asked(parts[0], parts[1], parts[2]));
    }
  }

  public static Requirements load() {
    try (InputStream file =
        Objects.requireNonNull(Requirements.class.getResourceAsStream("requirements.tsv"))) {
      return new Requirements(
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Why no test may claim to prove it; empty when one may.
  public Optional<String> refusal(String id) {
    Asked one = asked.get(id);
    if (one == null) {
      return Optional.of(id + " is none of the customer's requirements");
    }
    return one.absent().isEmpty()
        ? Optional.empty()
        : Optional.of(id + " cannot be proved yet: " + one.absent() + " is absent");
  }

  int size() {
    return asked.size();
  }

  /// What could be proved and is not, each with its sentence.
  List<String> without(Set<String> proved) {
    return asked.values().stream()
        .filter(one -> one.absent().isEmpty() && !proved.contains(one.id()))
        .map(one -> one.id() + "  " + one.sentence())
        .toList();
  }

  /// How many cannot be proved, by what is absent for them.
  Map<String, Long> absent() {
    Map<String, Long> counts = new LinkedHashMap<>();
    asked.values().stream()
        .filter(one -> !one.absent().isEmpty())
        .forEach(one -> counts.merge(one.absent(), 1L, Long::sum));
    return counts;
  }
}
