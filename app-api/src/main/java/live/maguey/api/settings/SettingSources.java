package live.maguey.api.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where settings come from, the strongest first: command line, environment, file, a mode's
/// defaults. Unknown keys are found here.
public final class SettingSources {
  /// Read by the launcher and the build, not by the service.
  private static final String NOT_OURS =
      "MAGUEY_(JAVA_HOME|JAVA_OPTIONS|HEAP|CACHE|CHROMIUM|CONFIG)";

  private final List<Source> sources = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> onCommandLine = new HashSet<>();

  /// @param where its name, for messages
  private record Source(String where, Map<String, String> values) {}

  /// @param value without blanks around it
  /// @param where the name of the source that it is in
  record Found(String value, String where) {}

  /// Adds `key=value` pairs of the command line.
  public SettingSources commandLine(Map<String, String> values) {
    onCommandLine.addAll(values.keySet());
    return add("the command line", values, Setting::key);
  }

  /// Whether every user of the machine can read it in the list of processes.
  boolean isOnCommandLine(String key) {
    return onCommandLine.contains(key);
  }

  /// Adds every `MAGUEY_…` variable.
  public SettingSources environment(Map<String, String> variables) {
    Map<String, String> ours = new HashMap<>(variables);
    ours.keySet().removeIf(name -> !name.startsWith("MAGUEY_") || name.matches(NOT_OURS));
    return add("the environment", ours, Setting::environment);
  }

  /// Adds a YAML file; null adds nothing.
  public SettingSources file(@Nullable Path file) {
    if (file == null) {
      return this;
    }
    try {
      Map<String, String> values = new HashMap<>();
      flatten("", new YAMLMapper().readTree(Files.readAllBytes(file)), values);
      return add(file.toString(), values, Setting::key);
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
    return add(name, values, Setting::key);
  }

  /// A blank one is not set.
  Optional<Found> find(String key) {
    return sources.stream()
        .map(source -> new Found(source.values().getOrDefault(key, "").strip(), source.where()))
        .filter(found -> !found.value().isEmpty())
        .findFirst();
  }

  List<Fault> faults() {
    return faults;
  }

  /// @param spelling what a setting is called there
  private SettingSources add(
      String where, Map<String, String> values, Function<Setting, String> spelling) {
    Map<String, String> keys =
        ServiceConfig.settings().stream().collect(Collectors.toMap(spelling, Setting::key));
    Map<String, String> source = new HashMap<>();
    new TreeMap<>(values)
        .forEach((word, value) -> {
          String key = keys.get(word);
          if (key == null) {
            faults.add(unknown(word, keys.keySet(), where));
          } else {
            source.put(key, value);
          }
        });
    sources.add(new Source(where, source));
    return this;
  }

  private static Fault unknown(String word, Set<String> known, String where) {
    String near =
        known.stream()
            .sorted()
            .min(Comparator.comparingInt(key -> distance(word, key)))
            .filter(key -> distance(word, key) <= 4)
            .map(key -> "; did you mean " + key + "?")
            .orElse("");
    return new Fault(word, "is not a setting (it is in " + where + ")" + near, null);
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
