package live.maguey.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import live.maguey.api.ServiceSettings;
import live.maguey.api.Setting;
import live.maguey.api.SettingSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Mixed into every command that reads settings: a file, `--set key=value`, and each setting as an
/// option of its own (`stripe.base` is `--stripe-base`). Most of those are left out of the help;
/// `maguey settings` lists them all.
public final class SettingsOptions {
  /// The file that is read from the working directory when no other is named.
  private static final Path USUAL_FILE = Path.of("maguey.yaml");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML (default: $$MAGUEY_CONFIG, or maguey.yaml here).")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; `maguey settings` lists them.")
  private Map<String, String> set = new LinkedHashMap<>();

  private final Map<String, String> options = new LinkedHashMap<>();
  private final Set<String> shown;

  /// For a command that works on the database.
  public SettingsOptions() {
    this("data", "database.url");
  }

  /// @param shown the keys of the settings whose options the help shows
  public SettingsOptions(String... shown) {
    this.shown = Set.of(shown);
  }

  /// What was set, the strongest first: command line, environment, file, and what a mode brings
  /// along.
  ///
  /// @param mode the name of the mode for messages, as `maguey up`
  public SettingSources sources(String mode, Map<String, String> defaults) {
    Map<String, String> commandLine = new LinkedHashMap<>(options);
    commandLine.putAll(set);
    return new SettingSources()
        .commandLine(commandLine)
        .environment(environment())
        .file(file())
        .defaults(mode, defaults);
  }

  public Map<String, String> environment() {
    CommandSpec spec = Objects.requireNonNull(command);
    return ((RootCommand) spec.root().userObject()).environment();
  }

  private @Nullable Path file() {
    if (file != null) {
      return file;
    }
    String named = environment().get("MAGUEY_CONFIG");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    return Files.exists(USUAL_FILE) ? USUAL_FILE : null;
  }

  /// Gives a command that has this mixin an option for each setting; others stay as they are.
  static void addTo(CommandSpec command) {
    command.mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(SettingsOptions.class::isInstance)
        .map(SettingsOptions.class::cast)
        .findFirst()
        .ifPresent(mixin -> ServiceSettings.all().forEach(s -> mixin.add(command, s)));
  }

  private void add(CommandSpec command, Setting<?> setting) {
    String name = "--" + setting.key().replace('.', '-');
    if (command.optionsMap().containsKey(name)) {
      return;
    }
    command.addOption(
        OptionSpec.builder(name)
            .paramLabel("VALUE")
            .arity("1")
            .type(String.class)
            .hidden(!shown.contains(setting.key()))
            .description(sentence(setting))
            .setter(new Keep(setting.key(), options))
            .build());
  }

  private static String sentence(Setting<?> setting) {
    String meaning = setting.meaning();
    String end = setting.byDefault() == null ? "." : " (default: " + setting.byDefault() + ").";
    return (Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + end)
        .replace("%", "%%")
        .replace("$", "$$");
  }

  /// Picocli sets null before each parse.
  private record Keep(String key, Map<String, String> values) implements ISetter {
    @Override
    public <T> T set(T value) {
      if (value == null) {
        values.remove(key);
      } else {
        values.put(key, value.toString());
      }
      return value;
    }
  }
}
