package live.maguey.api.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where settings come from, the strongest first: command line, environment, file, a mode's
/// defaults. Unknown keys are found here.
public final class SettingSources {
  /// Read by the launcher and the build, not by the service.
  private static final Set<String> NOT_OURS =
      Set.of(
          "MAGUEY_JAVA_HOME",
          "MAGUEY_JAVA_OPTIONS",
          "MAGUEY_HEAP",
          "MAGUEY_CACHE",
          "MAGUEY_CHROMIUM",
          "MAGUEY_CONFIG");

  private record Source(String name, Map<String, String> values) {}

  private final List<Source> sources = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  /// Adds `key=value` pairs of the command line.
  public SettingSources commandLine(Map<String, String> values) {
    return known("the command line", values);
  }

  /// Adds every `MAGUEY_…` variable.
  public SettingSources environment(Map<String, String> variables) {
    Map<String, Setting<?>> byVariable =
        ServiceConfig.settings().stream().collect(Collectors.toMap(Setting::environment, s -> s));
    Map<String, String> values = new TreeMap<>();
    new TreeMap<>(variables)
        .forEach((name, value) -> {
          Setting<?> setting = byVariable.get(name);
          if (setting != null) {
            values.put(setting.key(), value);
          } else if (name.startsWith("MAGUEY_") && !NOT_OURS.contains(name)) {
            faults.add(unknown(name, byVariable.keySet(), "the environment"));
          }
        });
    sources.add(new Source("the environment", values));
    return this;
  }

  /// Adds a YAML file; null adds nothing.
  public SettingSources file(@Nullable Path file) {
    if (file == null) {
      return this;
    }
    try {
      Map<String, String> values = new TreeMap<>();
      flatten("", new YAMLMapper().readTree(Files.readAllBytes(file)), values);
      return known(file.toString(), values);
    } catch (JsonProcessingException broken) {
      String why = broken.getOriginalMessage().lines().findFirst().orElse("");
      faults.add(new Fault("--config", "names " + file + ", which is not YAML: " + why, null));
    } catch (IOException unreadable) {
      faults.add(new Fault("--config", "names " + file + ", which cannot be read", null));
    }
    return this;
  }

  /// `stripe: { base: … }` becomes `stripe.base`.
  private static void flatten(String key, JsonNode node, Map<String, String> values) {
    if (node.isValueNode()) {
      values.put(key, node.isNull() ? "" : node.asText());
      return;
    }
    String prefix = key.isEmpty() ? "" : key + ".";
    node.properties().forEach(part -> flatten(prefix + part.getKey(), part.getValue(), values));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      flatten(prefix + i, node.get(i), values);
    }
  }

  /// Adds what a mode brings along, under a name for messages.
  public SettingSources defaults(String name, Map<String, String> values) {
    return known(name, values);
  }

  /// Without blanks around it; a blank one is not set.
  Optional<String> find(String key) {
    return sources.stream()
        .map(source -> source.values().get(key))
        .filter(v -> v != null && !v.isBlank())
        .map(String::strip)
        .findFirst();
  }

  List<Fault> faults() {
    return faults;
  }

  private SettingSources known(String name, Map<String, String> values) {
    Set<String> keys =
        ServiceConfig.settings().stream().map(Setting::key).collect(Collectors.toSet());
    new TreeMap<>(values)
        .keySet().stream()
            .filter(key -> !keys.contains(key))
            .forEach(key -> faults.add(unknown(key, keys, name)));
    sources.add(new Source(name, values));
    return this;
  }

  private static Fault unknown(String key, Set<String> known, String where) {
    String near =
        known.stream()
            .sorted()
            .min((a, b) -> Integer.compare(distance(key, a), distance(key, b)))
            .filter(k -> distance(key, k) <= 4)
            .map(k -> "; did you mean " + k + "?")
            .orElse("");
    return new Fault(key, "is not a setting (it is in " + where + ")" + near, null);
  }

  /// Levenshtein's: how many characters must change.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(diagonal + change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
