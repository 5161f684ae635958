package live.maguey.api;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
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
        ServiceSettings.all().stream().collect(Collectors.toMap(Setting::environment, s -> s));
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
    if (!Files.isReadable(file)) {
      faults.add(new Fault("--config", "names " + file + ", which cannot be read", null));
      return this;
    }
    try {
      Map<String, String> values =
          Config.builder()
              .sources(ConfigSources.file(file))
              .disableEnvironmentVariablesSource()
              .disableSystemPropertiesSource()
              .disableValueResolving()
              .build()
              .asMap()
              .orElse(Map.of());
      return known(file.toString(), values);
    } catch (ConfigException unreadable) {
      faults.add(
          new Fault(
              "--config", "names " + file + ", which is not YAML: " + cause(unreadable), null));
      return this;
    }
  }

  /// Adds what a mode brings along, under a name for messages.
  public SettingSources defaults(String name, Map<String, String> values) {
    return known(name, values);
  }

  Optional<String> find(Setting<?> setting) {
    return sources.stream()
        .map(s -> s.values().get(setting.key()))
        .filter(v -> v != null && !v.isBlank())
        .map(String::strip)
        .findFirst();
  }

  List<Fault> faults() {
    return faults;
  }

  private SettingSources known(String name, Map<String, String> values) {
    Set<String> keys = ServiceSettings.all().stream().map(Setting::key).collect(Collectors.toSet());
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

  private static String cause(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }
}
