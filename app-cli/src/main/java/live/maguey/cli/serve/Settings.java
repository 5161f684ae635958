package live.maguey.cli.serve;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Setting;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `maguey settings`.
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Lists every setting, its default and its environment variable.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey settings", "  maguey settings --json"})
public final class Settings implements Callable<Integer> {
  @Option(names = "--json", description = "One JSON document instead of text.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Report.print(
          out, Map.of("settings", ServiceConfig.settings().stream().map(Settings::json).toList()));
      return ExitCode.DONE;
    }
    out.println("Set with --KEY with hyphens, then the environment, then maguey.yaml.");
    for (Setting setting : ServiceConfig.settings()) {
      out.println();
      String byDefault = setting.byDefault();
      out.println(setting.key() + (byDefault == null ? "" : "  (" + byDefault + ")"));
      out.println("  " + setting.meaning());
      out.println("  " + setting.environment());
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(Setting setting) {
    return Report.fields(
        "key", setting.key(),
        "option", "--" + setting.key().replace('.', '-'),
        "environment", setting.environment(),
        "shape", setting.shape().looks(),
        "default", setting.byDefault(),
        "meaning", setting.meaning());
  }
}
