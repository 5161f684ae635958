package live.maguey.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Setting;
import live.maguey.api.settings.SettingSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// Every setting as an option: `stripe.base` is `--stripe-base`. What the command line does not say
/// comes from the environment, then from the file.
public final class SettingsOptions {
  private static final Path USUAL_FILE = Path.of("maguey.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file with settings; default: ./maguey.yaml, if there is one.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any setting; `maguey settings` lists them.")
  private Map<String, String> set = new LinkedHashMap<>();

  private final Map<String, String> given = new LinkedHashMap<>();
  private Map<String, String> environment = Map.of();

  /// Adds an option for each setting to the command that these are mixed into.
  ///
  /// @param shown whether the help lists it
  public void addTo(CommandSpec command, java.util.function.Predicate<String> shown) {
    environment = Program.of(command).environment();
    for (Setting setting : ServiceConfig.settings()) {
      command.addOption(
          OptionSpec.builder("--" + setting.key().replace('.', '-'))
              .type(String.class)
              .paramLabel("VALUE")
              .description(sentence(setting.meaning()))
              .hidden(!shown.test(setting.key()))
              .setter(
                  new ISetter() {
                    @Override
                    public <T> T set(T value) {
                      if (value == null) {
                        given.remove(setting.key());
                      } else {
                        given.put(setting.key(), value.toString());
                      }
                      return value;
                    }
                  })
              .build());
    }
  }

  /// @param mode who brings the defaults, for messages
  public SettingSources sources(String mode, Map<String, String> defaults) {
    return sources(mode, defaults, Map.of());
  }

  /// @param fixed stronger than everything else
  public SettingSources sources(
      String mode, Map<String, String> defaults, Map<String, String> fixed) {
    Map<String, String> commandLine = new LinkedHashMap<>(set);
    commandLine.putAll(given);
    commandLine.putAll(fixed);
    return new SettingSources()
        .commandLine(commandLine)
        .environment(environment)
        .file(file())
        .defaults(mode, defaults);
  }

  private static String sentence(String meaning) {
    return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
  }

  private @Nullable Path file() {
    if (config != null) {
      return config;
    }
    String named = environment.get("MAGUEY_CONFIG");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    return Files.exists(USUAL_FILE) ? USUAL_FILE : null;
  }
}
