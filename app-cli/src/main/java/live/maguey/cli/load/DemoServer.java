package live.maguey.cli.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.api.Application;
import live.maguey.api.doctor.Instruments;
import live.maguey.api.node.Maguey;
import live.maguey.api.schema.Schema;
import live.maguey.api.settings.DemoSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingSources;
import live.maguey.cli.up.DemoEvents;
import live.maguey.cli.up.EmbeddedDatabase;
import live.maguey.cli.up.FreePort;
import live.maguey.events.Event;
import live.maguey.events.Hours;
import live.maguey.events.Slug;
import live.maguey.events.Tier;
import live.maguey.persistence.watch.PostgresViolations;
import live.maguey.sandbox.Sandbox;
import live.maguey.watch.Violations;
import org.slf4j.LoggerFactory;

/// A demo for one run, as `maguey up` starts it, with an event that does not sell out. Nothing of
/// it stays.
final class DemoServer implements AutoCloseable {
  /// For each of the watchdog's questions, now that nobody else asks.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String PAID = "SELECT reference, state_at FROM orders WHERE state = 'paid'";

  private static final int PLACES = 1_000_000;
  private static final String CARD = "4242424242424242";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final DatabaseTimes times = new DatabaseTimes();
  private final EmbeddedDatabase database;
  private final Sandbox sandbox;
  private final Maguey server;
  private final URI site;
  private final Event event;

  private DemoServer() throws IOException {
    try {
      Path folder = Files.createTempDirectory("maguey-load");
      started.push(() -> delete(folder));
      database = kept(EmbeddedDatabase.start(folder.resolve("postgres")));
      try (Schema schema = new Schema(where(2))) {
        schema.migrate();
      }
      sandbox = kept(Sandbox.start(Sandbox.Settings.demo().withLimits(0, 0)));
      int port = FreePort.any();
      site = URI.create("http://localhost:" + port);
      Map<String, String> settings = new HashMap<>(DemoSettings.all());
      settings.putAll(OpenLimits.settings());
      settings.putAll(
          Map.of(
              "port", Integer.toString(port),
              "site", site.toString(),
              "data", folder.toString(),
              "database.url", database.url(),
              "database.user", database.user(),
              "stripe.base", sandbox.stripeBase().toString(),
              "stripe.pages", sandbox.stripeBase().toString(),
              "resend.base", sandbox.resendBase().toString()));
      ServiceConfig config =
          KnownSettings.ofDemo(new SettingSources().defaults("the load", settings))
              .get(ServiceConfig.class);
      server =
          kept(
              Maguey.start(
                  config,
                  Clock.systemUTC(),
                  Instruments.with(meters -> new CompositeMeterRegistry().add(meters).add(times))));
      String sender = config.mail().from().value();
      sandbox.resend().verify(sender.substring(sender.lastIndexOf('@') + 1));
      webhooks(true);
      sandbox.resendWebhooksTo(site.resolve("/webhooks/resend"));
      event = endless(new DemoEvents(config.venue(), application().ids(), Instant.now()).events());
      application().demo().add(event);
    } catch (IOException | RuntimeException fault) {
      close();
      throw fault;
    }
  }

  static DemoServer start() {
    try {
      return new DemoServer();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /// Tonight's, with its doors open and one tier that has room for everybody.
  private static Event endless(List<Event> demo) {
    Event tonight = demo.getFirst();
    Tier tier = tonight.tiers().getFirst();
    Instant open = Instant.now().minus(Duration.ofHours(1));
    return new Event(
        tonight.id(),
        tonight.number(),
        new Slug("load"),
        tonight.state(),
        tonight.announcement(),
        new Hours(open, open, tonight.hours().ends(), tonight.businessDate()),
        tonight.sale(),
        tonight.minimumAge(),
        List.of(
            new Tier(
                tier.id(),
                tier.name(),
                tier.note(),
                new Tier.Stock(PLACES, 0),
                tier.perOrder(),
                tier.phases(),
                tier.window(),
                tier.accessible())));
  }

  Application application() {
    return server.application();
  }

  Client client() {
    return new Client(site);
  }

  Event event() {
    return event;
  }

  DatabaseTimes times() {
    return times;
  }

  /// Whether Stripe sends its events by itself.
  void webhooks(boolean on) {
    sandbox.stripe().webhooksTo(on ? site.resolve("/webhooks/stripe") : null);
  }

  /// @param session of the payment page
  void pay(String session) {
    sandbox.stripe().pay(session, CARD);
  }

  /// What Stripe has to tell of paid pages.
  List<JsonNode> completed() {
    return sandbox.stripe().events("checkout.session.completed");
  }

  /// When each paid order was paid, by its reference.
  Map<String, Instant> paid() {
    Map<String, Instant> paid = new HashMap<>();
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(PAID)) {
      while (rows.next()) {
        paid.put(rows.getString(1), rows.getTimestamp(2).toInstant());
      }
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
    return paid;
  }

  /// A connection beside the server's, for the floor.
  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), "");
  }

  /// What does not hold in the database, a sentence each; also what nobody could find out.
  List<String> violations() {
    Violations.Found found = new PostgresViolations(server.stores().database(), PATIENCE).find();
    return Stream.concat(
            found.of().stream().map(v -> v.invariant().name() + ": " + v.what()),
            found.unknown().stream().map(invariant -> invariant + " was not answered in time"))
        .toList();
  }

  private ServiceConfig.Database where(int connections) {
    return new ServiceConfig.Database(
        database.url(), database.user(), null, connections, ServiceConfig.Holds.SINGLE);
  }

  private <T extends AutoCloseable> T kept(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    for (AutoCloseable part = started.poll(); part != null; part = started.poll()) {
      try {
        part.close();
      } catch (Exception fault) {
        LoggerFactory.getLogger(DemoServer.class).error("a part did not stop", fault);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
