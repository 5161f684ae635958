package live.maguey.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import live.maguey.cli.settings.ShowSettings;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// Entry: the list of commands, and how they are run.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = run(out, err, System.getenv(), args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /// Runs one command line and gives its exit code, one of [ExitCode].
  ///
  /// @param environment what the process would see as its environment
  public static int run(
      PrintWriter out, PrintWriter err, Map<String, String> environment, String... args) {
    return commandLine(environment).setOut(out).setErr(err).execute(args);
  }

  /// All commands, ready to parse.
  static CommandLine commandLine(Map<String, String> environment) {
    CommandLine root = new CommandLine(new RootCommand(environment));
    commands().forEach(root::addSubcommand);
    complete(root);
    return root.setUsageHelpWidth(Output.WIDTH)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
        .setParameterExceptionHandler(Faults::wrongUsage)
        .setExecutionExceptionHandler(Faults::failed);
  }

  /// In the order of the help.
  private static List<Object> commands() {
    return List.of(new ShowSettings());
  }

  private static void complete(CommandLine command) {
    command.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
    SettingsOptions.addTo(command.getCommandSpec());
    command.getSubcommands().values().forEach(Main::complete);
  }

  /// UTF-8 whatever the locale says: servers often have none, their terminals still read it.
  private static PrintWriter writer(FileDescriptor to) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), false);
  }
}
