package live.maguey.cli.serve;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import live.maguey.api.ServiceSettings;
import live.maguey.api.Setting;
import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey settings`.
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Every setting, its default, and its name in the environment.",
    footerHeading = "%nExamples:%n",
    footer = "  maguey settings")
public final class Settings implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Said by --KEY with hyphens, then the environment, then maguey.yaml.");
    for (Setting<?> setting : ServiceSettings.all()) {
      out.println();
      String byDefault = setting.byDefault();
      out.println(setting.key() + (byDefault == null ? "" : "  (" + byDefault + ")"));
      out.println("  " + setting.meaning());
      out.println("  " + setting.environment());
    }
    return ExitCode.DONE;
  }
}
