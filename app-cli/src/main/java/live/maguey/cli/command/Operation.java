package live.maguey.cli.command;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import live.maguey.api.Application;
import live.maguey.api.settings.BadConfiguration;
import live.maguey.api.settings.DemoSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.Mail;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingSources;
import live.maguey.api.settings.Stripe;
import live.maguey.api.settings.VenueSettings;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.events.Venue;
import live.maguey.launch.Release;
import live.maguey.shared.EmailAddress;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What the on-call commands share: which database, for whom, in which form.
///
/// The database is the one in the settings, else the one that `maguey up` runs in the data folder.
/// The command works while servers run on it.
public final class Operation {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final String CLEAR = "\u001B[H\u001B[2J\u001B[3J";

  @Mixin private SettingsOptions settings;

  @Option(names = "--json", description = "One JSON document instead of text.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /// What a command does with the application; returns its exit code.
  @FunctionalInterface
  public interface Work {
    int at(Application application, Report report);
  }

  /// What a command does that needs no database; returns its exit code.
  @FunctionalInterface
  public interface WorkAlone {
    int with(Report report);
  }

  public SettingsOptions settings() {
    return settings;
  }

  /// @throws NoDatabase when nothing says where the database is
  public int run(Work work) {
    KnownSettings known = KnownSettings.ofDemo(sources());
    ServiceConfig.Database database = database(known);
    PrintWriter out = command.commandLine().getOut();
    Report report = report(known.get(VenueSettings.class).zone());
    try (Application application = Application.open(database, program().clock())) {
      int code = work.at(application, report);
      out.flush();
      return code;
    }
  }

  /// Runs what has to work when the database is gone.
  public int runAlone(WorkAlone work) {
    int code = work.with(report(KnownSettings.ofDemo(sources()).get(VenueSettings.class).zone()));
    command.commandLine().getOut().flush();
    return code;
  }

  /// Runs it again and again, until the process or the thread is stopped.
  ///
  /// @return the exit code of the last time
  public int watch(Work work) {
    return run((application, report) -> again(report, () -> work.at(application, report)));
  }

  /// As [#watch(Work)], without a database.
  public int watchAlone(WorkAlone work) {
    return runAlone(report -> again(report, () -> work.with(report)));
  }

  private static int again(Report report, IntSupplier work) {
    while (true) {
      report.restart(CLEAR);
      int code = work.getAsInt();
      report.flush();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return code;
      }
    }
  }

  /// Whether the answer is one JSON document.
  public boolean isJson() {
    return json;
  }

  /// For a command that shows no times.
  public Report report() {
    return report(ZoneOffset.UTC);
  }

  private Report report(ZoneId zone) {
    return new Report(
        command.commandLine().getOut(),
        json,
        zone,
        command.commandLine().getColorScheme().ansi().enabled(),
        person().columns());
  }

  /// What can be known of the settings, faulty as they may be: those of production, unless a demo
  /// runs in the data folder and nothing names another database.
  public KnownSettings known() {
    KnownSettings production =
        KnownSettings.ofProduction(settings.sources("the defaults", Map.of()));
    Optional<Map<String, String>> running =
        production.find("data", Path.class).flatMap(DataFolder::running);
    if (running.isEmpty() || production.find(ServiceConfig.Database.class).isPresent()) {
      return production;
    }
    Map<String, String> demo = new HashMap<>(DemoSettings.all());
    running
        .get()
        .forEach((key, value) -> {
          if (!DataFolder.NO_SETTINGS.contains(key)) {
            demo.put(key, value);
          }
        });
    return KnownSettings.ofDemo(settings.sources("the running server", demo));
  }

  /// Stripe as the settings name it, else the lookalike of the running demo; never the latter for a
  /// database that the settings name.
  ///
  /// @throws BadConfiguration when neither is there
  public Stripe.Account stripe() {
    return KnownSettings.ofDemo(sources()).get(Stripe.Account.class);
  }

  /// What the servers are given, fit for production or not.
  ///
  /// @throws BadConfiguration when something is wrong or this part lacks something
  public <R extends Record> R part(Class<R> part) {
    return KnownSettings.ofDemo(sources()).get(part);
  }

  /// What this program was built from.
  public Release release() {
    return program().release();
  }

  /// What the servers on the same database go by.
  public Clock clock() {
    return program().clock();
  }

  /// The venue as the settings describe it.
  public Venue venue() {
    KnownSettings known = KnownSettings.ofDemo(sources());
    EmailAddress contact =
        known
            .find(Mail.Sender.class)
            .map(Mail.Sender::replyTo)
            // A command that neither sells nor sends runs without an address.
            .orElseGet(() ->
                new EmailAddress(
                    "contact@" + known.get(ServiceConfig.Node.class).site().getHost()));
    return known.get(VenueSettings.class).venue(contact);
  }

  private SettingSources sources() {
    return sources(settings);
  }

  /// The database that the settings name, else the one that `maguey up` runs in the data folder.
  ///
  /// @throws NoDatabase when there is neither
  public ServiceConfig.Database database() {
    return database(settings);
  }

  /// Where programs are, as `PATH` has it.
  public String path() {
    String path = program().environment().get("PATH");
    return path == null ? String.valueOf(System.getenv("PATH")) : path;
  }

  /// The database that the settings name, else the one that `maguey up` runs in the data folder.
  ///
  /// @throws NoDatabase when there is neither
  public static ServiceConfig.Database database(SettingsOptions settings) {
    return database(KnownSettings.ofDemo(sources(settings)));
  }

  private static SettingSources sources(SettingsOptions settings) {
    SettingSources plain = settings.sources("the defaults", Map.of());
    KnownSettings known = KnownSettings.ofDemo(plain);
    if (known.find(ServiceConfig.Database.class).isPresent()) {
      return plain;
    }
    Map<String, String> running = new HashMap<>();
    DataFolder.running(known.get(ServiceConfig.Node.class).data())
        .ifPresent(said -> {
          running.put("database.url", said.getOrDefault("database.url", ""));
          running.put("database.user", said.getOrDefault("database.user", ""));
          if (said.containsKey("stripe.base")) {
            running.put("stripe.base", said.get("stripe.base"));
            running.put("stripe.secret-key", DemoSettings.STRIPE_SECRET_KEY);
          }
        });
    return settings.sources("the running server", running);
  }

  /// Who acts, for the audit trail.
  public Cause cause() {
    return new Cause(Actor.operator(System.getProperty("user.name") + "@" + host()), null);
  }

  /// What the command was not given, in a whole sentence; to be thrown.
  public ParameterException lacking(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  /// What is wrong, on the error stream.
  public void complain(String sentence) {
    Report.tell(command.commandLine().getErr(), person().columns(), sentence);
  }

  /// For work of many steps.
  public Progress progress(String task, long total) {
    return new Progress(command.commandLine().getErr(), person().isThere(), task, total);
  }

  private Prompt person() {
    return program().person();
  }

  private Program program() {
    return Program.of(command);
  }

  /// Reports what is wrong with the request.
  ///
  /// @return the exit code for it
  public int wrong(String sentence) {
    complain(sentence);
    return ExitCode.WRONG;
  }

  private static ServiceConfig.Database database(KnownSettings known) {
    try {
      return known.get(ServiceConfig.Database.class);
    } catch (BadConfiguration bad) {
      boolean onlyMissing =
          bad.faults().stream()
              .allMatch(
                  f -> f.key().equals("database.url") && f.problem().startsWith("is missing"));
      if (onlyMissing) {
        throw new NoDatabase();
      }
      throw bad;
    }
  }

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
