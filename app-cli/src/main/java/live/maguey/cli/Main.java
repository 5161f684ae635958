package live.maguey.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import live.maguey.api.BadConfiguration;
import live.maguey.cli.devices.Devices;
import live.maguey.cli.emails.Emails;
import live.maguey.cli.orders.Orders;
import live.maguey.cli.sandbox.RunSandbox;
import live.maguey.cli.serve.Migrate;
import live.maguey.cli.serve.Serve;
import live.maguey.cli.serve.Settings;
import live.maguey.cli.tickets.Tickets;
import live.maguey.cli.up.Up;
import live.maguey.cli.webhooks.Webhooks;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Unavailable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The program.
@Command(
    name = "maguey",
    version = "maguey 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tickets and tables of a night, paid, mailed and admitted exactly once.",
    subcommands = {
      Up.class,
      Serve.class,
      Migrate.class,
      RunSandbox.class,
      Settings.class,
      Orders.class,
      Tickets.class,
      Webhooks.class,
      Emails.class,
      Devices.class
    },
    footer = {
      "",
      "Ends with 0 done, 1 found something wrong, 2 wrong usage, 3 could not reach",
      "what it needs. `maguey COMMAND --help` has examples."
    })
public final class Main {
  private static final int COLUMNS = 80;

  /// Settings that the help of a command lists; `maguey settings` has them all.
  private static final Set<String> OFTEN_SET = Set.of("port", "data", "database.url");

  private Main() {}

  public static void main(String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /// @return the exit code
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    int code = commandLine(out, err).execute(args);
    out.flush();
    err.flush();
    return code;
  }

  /// The whole tree of commands.
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine line =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(COLUMNS)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Main::failed);
    complete(line);
    return line;
  }

  private static void complete(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    if (!command.subcommands().isEmpty()) {
      command.usageMessage().synopsisSubcommandLabel("COMMAND");
    }
    for (CommandSpec mixin : command.mixins().values()) {
      Object options = mixin.userObject();
      if (options instanceof Operation operation) {
        operation.settings().addTo(command, OFTEN_SET::contains);
      } else if (options instanceof SettingsOptions settings) {
        settings.addTo(command, OFTEN_SET::contains);
      }
    }
    command.subcommands().values().forEach(Main::complete);
  }

  private static int failed(Exception fault, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    return switch (fault) {
      case BadConfiguration bad -> {
        err.println(bad.getMessage());
        yield ExitCode.USAGE;
      }
      case InvalidRequest invalid -> {
        err.println("The " + invalid.field() + " " + invalid.reason() + ".");
        yield ExitCode.USAGE;
      }
      case Unavailable gone -> {
        err.println(
            "It cannot be reached: "
                + gone.getMessage()
                + ". Check that it runs and that the settings name it.");
        yield ExitCode.UNREACHABLE;
      }
      case NoDatabase none -> {
        err.println(none.getMessage());
        yield ExitCode.UNREACHABLE;
      }
      default -> {
        err.println("This should not have happened, and is a bug. What is known of it:");
        fault.printStackTrace(err);
        yield ExitCode.WRONG;
      }
    };
  }
}
