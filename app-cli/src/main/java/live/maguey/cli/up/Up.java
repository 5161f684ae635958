package live.maguey.cli.up;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import live.maguey.api.Application;
import live.maguey.api.node.Maguey;
import live.maguey.api.schema.Schema;
import live.maguey.api.settings.DemoSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.VenueSettings;
import live.maguey.audit.Cause;
import live.maguey.cli.command.CannotStart;
import live.maguey.cli.command.DataFolder;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.LogLines;
import live.maguey.cli.command.Logs;
import live.maguey.cli.command.Program;
import live.maguey.cli.command.Prompt;
import live.maguey.cli.command.SettingsOptions;
import live.maguey.cli.https.PhoneDoor;
import live.maguey.cli.sentry.ErrorReports;
import live.maguey.devices.Direction;
import live.maguey.devices.Entrance;
import live.maguey.devices.OfferEnrolment;
import live.maguey.http.connections.CannotListen;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `maguey up`.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Runs everything on this machine: database, payments, email, shop.",
      "",
      "Starts an embedded PostgreSQL, lookalikes of Stripe and Resend, and a server",
      "with eight events to try. No money moves and no email leaves. Orders, tickets",
      "and emails stay in the data folder until --fresh."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey up",
      "  maguey up --port 8090 --data /tmp/maguey",
      "  maguey up --tls --listen 192.168.1.20",
      "  maguey up --fresh --yes",
      "  maguey up --sales-hold-time 2m"
    })
public final class Up implements Callable<Integer> {
  private static final String LOOPBACK = "127.0.0.1";

  @Mixin private SettingsOptions settings;

  @Mixin private PhoneOptions phones;

  @Option(names = "--fresh", description = "Delete all earlier data; asks first.")
  private boolean fresh;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Spec private CommandSpec spec;

  private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();

  /// Open until all parts have started, or those that had are closed again.
  private final CountDownLatch settled = new CountDownLatch(1);

  private volatile boolean stopping;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Instant begun = Instant.now();
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop = new Thread(() -> stop(out, stopped), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      StartTable table = start(begun, out);
      settled.countDown();
      table.print(out);
      out.flush();
      stopped.await();
      return ExitCode.DONE;
    } catch (CannotStart sentence) {
      closeAll();
      forget(stop);
      spec.commandLine().getErr().println(sentence.getMessage());
      return ExitCode.UNREACHABLE;
    } catch (RuntimeException fault) {
      closeAll();
      forget(stop);
      throw fault;
    } finally {
      settled.countDown();
    }
  }

  private static void forget(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException stoppingAlready) {
      // It has nothing left to close.
    }
  }

  private StartTable start(Instant begun, PrintWriter out) {
    KnownSettings plain = KnownSettings.ofDemo(settings.sources("the demo", DemoSettings.all()));
    Optional<InetAddress> listen = phones.address();
    Path folder = plain.get(ServiceConfig.Node.class).data();
    DataFolder data = kept(DataFolder.open(folder));
    int port = freePort(plain.get(ServiceConfig.Node.class).port());
    if (fresh && data.isUsed()) {
      if (!yes && !agreed(folder)) {
        throw new CannotStart("Nothing was deleted and nothing was started.");
      }
      data.empty();
    }
    LogLines lines = LogLines.of(plain.get(ServiceConfig.Log.class).format(), plain);
    ServiceConfig.Log log = plain.get(ServiceConfig.Log.class);
    Logs.toFolder(data.path(""), "maguey", log, lines);
    kept(ErrorReports.start(plain.get(ServiceConfig.Sentry.class).dsn(), lines));
    say(out, "Starting PostgreSQL in " + folder + " …");
    EmbeddedDatabase database =
        kept(EmbeddedDatabase.start(data.path("postgres"), line -> say(out, line)));
    ServiceConfig.Database where =
        new ServiceConfig.Database(
            database.url(), database.user(), null, 2, ServiceConfig.Holds.SINGLE);
    try (Schema schema = new Schema(where)) {
      schema.migrate();
    }
    String merchant = plain.get(VenueSettings.class).name();
    Lookalikes lookalikes = kept(Lookalikes.start(data.path("sandbox"), port, merchant));

    Map<String, String> parts = new LinkedHashMap<>(DemoSettings.all());
    parts.put("stripe.base", lookalikes.stripe().toString());
    parts.put("stripe.pages", lookalikes.stripe().toString());
    parts.put("resend.base", lookalikes.resend().toString());
    Map<String, String> fixed = new LinkedHashMap<>();
    fixed.put("port", Integer.toString(port));
    fixed.put("database.url", database.url());
    fixed.put("database.user", database.user());
    ServiceConfig config =
        KnownSettings.ofDemo(settings.sources("the demo", parts, fixed)).get(ServiceConfig.class);

    Maguey server = kept(Maguey.start(config));
    URI local = URI.create("http://localhost:" + server.port());
    lookalikes.serve(local, config.mail().from().value());
    boolean ours = config.stripe().account().base().equals(lookalikes.stripe());
    Map<String, String> said = new HashMap<>();
    said.put("database.url", database.url());
    said.put("database.user", database.user());
    said.put("site", local.toString());
    said.put("log.folder", data.path("").toString());
    said.put("pid", Long.toString(ProcessHandle.current().pid()));
    if (ours) {
      said.put("stripe.base", lookalikes.stripe().toString());
    }
    said.put("resend.base", config.mail().resend().base().toString());
    Optional<PhoneDoor> door =
        listen.map(at ->
            kept(PhoneDoor.open(data.path("tls"), at, server.port(), InstantSource.system())));
    door.ifPresent(open -> said.put("phones", open.site().toString()));
    data.announce(said);
    Application application = server.application();
    DemoSales.fill(application, config, local, ours ? lookalikes : null, line -> say(out, line));
    OfferEnrolment.Offered gate =
        application
            .gate()
            .offerEnrolment()
            .offer(
                new OfferEnrolment.Request("phone 1", "Gate A", null, Direction.IN, Entrance.ALL),
                config.gate().enrollmentTime(),
                Cause.job("up"));
    return new StartTable(
        begun,
        local,
        URI.create(
            door.map(PhoneDoor::site).orElse(local) + "/gate#enrol=" + gate.code().grouped()),
        door.map(PhoneDoor::certificate),
        lookalikes.inbox(),
        ours ? lookalikes.stripe() : config.stripe().account().base(),
        ours,
        server.opsPort(),
        data.path("maguey.log"));
  }

  private static int freePort(int wanted) {
    if (wanted == 0) {
      return FreePort.any();
    }
    CannotListen.Options.OF_SHOP.unlessFree(LOOPBACK, wanted);
    return wanted;
  }

  private boolean agreed(Path folder) {
    Prompt person = Program.of(spec).person();
    if (!person.isThere()) {
      throw new CannotStart(
          "--fresh deletes all data. Add --yes where there is no terminal to ask on.");
    }
    return person.agrees("This deletes every order, ticket and email in " + folder + ".");
  }

  /// Keeps a part that has started, for it to be closed.
  ///
  /// @throws CannotStart when the server was told to stop meanwhile
  private <T extends AutoCloseable> T kept(T part) {
    started.push(part);
    if (stopping) {
      throw new CannotStart("Stopped before it was up.");
    }
    return part;
  }

  private void stop(PrintWriter out, CountDownLatch stopped) {
    say(out, "Stopping: what has begun is finished first.");
    stopping = true;
    // A database that is just being started is not left behind: its start closes it.
    try {
      settled.await();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    closeAll();
    say(out, "Stopped. The data stays; `maguey up` goes on with it.");
    stopped.countDown();
  }

  /// The last first, each even if another fails.
  private void closeAll() {
    for (AutoCloseable part = started.poll(); part != null; part = started.poll()) {
      try {
        part.close();
      } catch (Exception fault) {
        LoggerFactory.getLogger(Up.class).error("a part did not stop", fault);
      }
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
