package live.maguey.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import live.maguey.cli.alerts.AlertsGroup;
import live.maguey.cli.audit.Audit;
import live.maguey.cli.backups.BackupGroup;
import live.maguey.cli.command.Completion;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Faults;
import live.maguey.cli.command.HelpPage;
import live.maguey.cli.command.LostLetters;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Program;
import live.maguey.cli.command.Prompt;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.SettingsOptions;
import live.maguey.cli.command.Surroundings;
import live.maguey.cli.command.WholeListing;
import live.maguey.cli.command.Words;
import live.maguey.cli.demo.Demo;
import live.maguey.cli.devices.Devices;
import live.maguey.cli.doctor.Doctor;
import live.maguey.cli.drill.RunDrill;
import live.maguey.cli.emails.Emails;
import live.maguey.cli.events.Events;
import live.maguey.cli.gate.GateGroup;
import live.maguey.cli.holds.Holds;
import live.maguey.cli.jobs.Jobs;
import live.maguey.cli.keys.Keys;
import live.maguey.cli.launch.Launch;
import live.maguey.cli.load.RunLoad;
import live.maguey.cli.logs.LogsGroup;
import live.maguey.cli.orders.Orders;
import live.maguey.cli.privacy.GuestsGroup;
import live.maguey.cli.refunds.RefundsGroup;
import live.maguey.cli.revenue.ReconcileLedgers;
import live.maguey.cli.runbooks.ShowRunbook;
import live.maguey.cli.sandbox.Sandboxes;
import live.maguey.cli.scans.Scans;
import live.maguey.cli.serve.Migrate;
import live.maguey.cli.serve.Serve;
import live.maguey.cli.serve.Settings;
import live.maguey.cli.staff.StaffGroup;
import live.maguey.cli.status.ShowStatus;
import live.maguey.cli.support.SupportGroup;
import live.maguey.cli.tables.Tables;
import live.maguey.cli.tickets.Tickets;
import live.maguey.cli.trace.TraceGuest;
import live.maguey.cli.up.Up;
import live.maguey.cli.vip.Vip;
import live.maguey.cli.webhooks.Webhooks;
import live.maguey.launch.Release;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// The program.
@Command(
    name = "maguey",
    version = "maguey 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Sells tickets and tables of a club, charges once, admits once.",
    footer = {
      "",
      "Ends with 0 done, 1 found something wrong, 2 wrong usage, 3 could not reach",
      "what it needs. `maguey COMMAND --help` has examples. `maguey simulate` runs",
      "random histories of failures on the same rules."
    })
public final class Main implements Program {
  private static final int COLUMNS = 80;

  /// In the order of the help.
  private static final List<Class<?>> COMMANDS =
      List.of(
          Up.class,
          Serve.class,
          Migrate.class,
          Sandboxes.class,
          Settings.class,
          Doctor.class,
          ShowStatus.class,
          TraceGuest.class,
          ShowRunbook.class,
          LogsGroup.class,
          AlertsGroup.class,
          Launch.class,
          Events.class,
          Orders.class,
          Holds.class,
          Tickets.class,
          Webhooks.class,
          Emails.class,
          GateGroup.class,
          Scans.class,
          RefundsGroup.class,
          Tables.class,
          Vip.class,
          GuestsGroup.class,
          Devices.class,
          StaffGroup.class,
          Keys.class,
          Audit.class,
          Jobs.class,
          BackupGroup.class,
          SupportGroup.class,
          Demo.class,
          RunDrill.class,
          RunLoad.class,
          ReconcileLedgers.class,
          Completion.class);

  /// Settings that the help of a command lists; `maguey settings` has them all.
  private static final Set<String> OFTEN_SET = Set.of("port", "data", "database.url");

  private final Surroundings around;

  private Main(Surroundings around) {
    this.around = around;
  }

  public static void main(String... args) {
    // Every time is shown in the venue's zone. A zone of this machine that PostgreSQL does not know
    // would keep the driver from connecting.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, System.getenv(), Prompt.atTheTerminal(), args));
  }

  /// @param environment what the process would be given
  /// @return the exit code
  public static int run(
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      Prompt person,
      String... args) {
    return run(out, err, Surroundings.here(environment, person), args);
  }

  public static int run(PrintWriter out, PrintWriter err, Surroundings around, String... args) {
    int code =
        LostLetters.in(around.environment(), args)
            .map(sentence -> {
              Report.tell(err, around.person().columns(), sentence);
              return ExitCode.USAGE;
            })
            .orElseGet(() -> commandLine(out, err, around, args).execute(args));
    out.flush();
    err.flush();
    return code;
  }

  /// The whole tree of commands.
  static CommandLine commandLine(
      PrintWriter out, PrintWriter err, Map<String, String> environment, Prompt person) {
    return commandLine(out, err, Surroundings.here(environment, person), new String[0]);
  }

  private static CommandLine commandLine(
      PrintWriter out, PrintWriter err, Surroundings around, String... words) {
    boolean wantsAll = words.length > 0 && words[0].equals(Completion.NAME);
    List<String> named = wantsAll ? List.of() : List.of(words);
    CommandLine line = new CommandLine(new Main(around));
    commands(named).forEach(line::addSubcommand);
    line.setOut(out)
        .setErr(err)
        .setUsageHelpWidth(COLUMNS)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Faults::misused)
        .setExecutionExceptionHandler(Faults::told);
    complete(line, named);
    HelpPage.lay(line);
    return line;
  }

  /// What the words can reach: a command that they name needs no other beside it. To put all of
  /// them together takes half a second.
  private static List<Class<?>> commands(List<String> words) {
    if (words.isEmpty()) {
      return COMMANDS;
    }
    String first = words.getFirst();
    if (first.equals("--version") || first.equals("-V")) {
      return List.of();
    }
    return COMMANDS.stream()
        .filter(command -> command.getAnnotation(Command.class).name().equals(first))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static void complete(CommandLine line, List<String> words) {
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
    WholeListing.complete(command);
    Words.complete(command);
    CommandLine named = words.isEmpty() ? null : command.subcommands().get(words.getFirst());
    if (named != null) {
      complete(named, words.subList(1, words.size()));
    } else {
      command.subcommands().values().forEach(each -> complete(each, List.of()));
    }
  }

  @Override
  public Map<String, String> environment() {
    return around.environment();
  }

  @Override
  public Prompt person() {
    return around.person();
  }

  @Override
  public Clock clock() {
    return around.clock();
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... words) {
    return run(out, err, around, words);
  }

  @Override
  public Release release() {
    return around.release();
  }
}
