package live.maguey.cli.serve;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.schema.Schema;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.SettingsOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `maguey migrate`.
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Brings the database's schema up to this version.",
      "",
      "Forward only, each step in a transaction of its own. Safe to repeat, and to",
      "run on several machines at once: one does it, the others wait. The database",
      "is the one in the settings, else that of `maguey up` in the data folder."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey migrate --dry-run", "  maguey migrate --config /etc/maguey.yaml"})
public final class Migrate implements Callable<Integer> {
  @Mixin private SettingsOptions settings;

  @Option(names = "--dry-run", description = "Only list the steps that are missing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ServiceConfig.Database config = Operation.database(settings);
    PrintWriter out = spec.commandLine().getOut();
    try (Schema schema = new Schema(config)) {
      List<String> pending = schema.pending();
      if (pending.isEmpty()) {
        out.println("Nothing to do: the schema is up to date.");
        return ExitCode.DONE;
      }
      pending.forEach(step -> out.println("  " + step));
      if (dryRun) {
        out.println(steps(pending.size()) + " to do. Nothing was changed.");
        return ExitCode.WRONG;
      }
      out.println(steps(schema.migrate()) + " done. The schema is up to date.");
      return ExitCode.DONE;
    }
  }

  private static String steps(int count) {
    return count + (count == 1 ? " step" : " steps");
  }
}
