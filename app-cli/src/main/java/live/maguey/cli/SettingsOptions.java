package live.maguey.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import live.maguey.api.SettingSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

public final class SettingsOptions {
  @Option(names = "--port")
  private @Nullable String port;

  @Option(names = "--data")
  private @Nullable String data;

  @Option(names = "--config")
  private @Nullable Path config;

  @Option(names = "--set")
  private Map<String, String> set = new LinkedHashMap<>();

  public SettingSources sources(String mode, Map<String, String> defaults) {
    return sources(mode, defaults, Map.of());
  }

  public SettingSources sources(
      String mode, Map<String, String> defaults, Map<String, String> fixed) {
    Map<String, String> given = new LinkedHashMap<>(set);
    if (port != null) {
      given.put("port", port);
    }
    if (data != null) {
      given.put("data", data);
    }
    given.putAll(fixed);
    return new SettingSources()
        .commandLine(given)
        .environment(System.getenv())
        .file(config)
        .defaults(mode, defaults);
  }
}
