package live.maguey.cli.settings;

import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.ServiceSettings;
import live.maguey.api.Setting;
import live.maguey.cli.ExitCode;
import live.maguey.cli.JsonOption;
import live.maguey.cli.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Everything that can be set, and how.
@Command(
    name = "settings",
    description = "List everything that can be set, with its name in the environment.",
    footerHeading = "%n",
    footer = {
      "Examples:",
      "  maguey settings",
      "  maguey settings stripe",
      "  maguey settings --json"
    })
public final class ShowSettings implements Callable<Integer> {
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "PREFIX",
      description = "Only keys that begin with this, as `stripe`.")
  private String prefix = "";

  /// @param shape what a value looks like; @param byDefault null where there is none
  record SettingJson(
      String key,
      String environment,
      String option,
      String shape,
      @Nullable String byDefault,
      String meaning) {}

  @Override
  public Integer call() {
    List<Setting<?>> settings =
        ServiceSettings.all().stream().filter(s -> s.key().startsWith(prefix)).toList();
    Output out = json.output();
    if (settings.isEmpty()) {
      out.complain("No setting begins with " + prefix + "; `maguey settings` lists them all.");
      return ExitCode.FOUND_WRONG;
    }
    if (json.wanted()) {
      out.json(settings.stream().map(ShowSettings::asJson).toList());
      return ExitCode.DONE;
    }
    out.line(
        "The strongest wins: --option or --set KEY=VALUE, the environment, the file"
            + " (--config, $MAGUEY_CONFIG or ./maguey.yaml), the default.");
    for (Setting<?> setting : settings) {
      out.heading(setting.key());
      out.field("meaning", setting.meaning());
      out.field("environment", setting.environment());
      out.field("default", setting.byDefault());
      out.field("value", setting.shape());
    }
    return ExitCode.DONE;
  }

  private static SettingJson asJson(Setting<?> s) {
    return new SettingJson(
        s.key(),
        s.environment(),
        "--" + s.key().replace('.', '-'),
        s.shape(),
        s.byDefault(),
        s.meaning());
  }
}
