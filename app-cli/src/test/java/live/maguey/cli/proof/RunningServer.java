package live.maguey.cli.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import live.maguey.api.Stores;
import live.maguey.api.doctor.Instruments;
import live.maguey.api.node.Maguey;
import live.maguey.api.settings.DemoSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingSources;
import live.maguey.cli.up.FreePort;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.devices.EnrolmentCode;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.http.Client;
import live.maguey.http.GatePhones;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.sandbox.Sandbox;
import live.maguey.sandbox.resend.ResendLookalike;
import live.maguey.sandbox.stripe.StripeLookalike;
import live.maguey.tables.FloorPlan;
import live.maguey.tickets.Ticket;

/// A running server: a fresh database on embedded PostgreSQL, both lookalikes, and one node on a
/// free port of 127.0.0.1 that they send their webhooks to. Takes about three seconds; share one
/// per test class and give each test an event of its own.
///
/// ```java
/// @AutoClose private static final RunningServer server = RunningServer.open();
/// Event event = server.event();
/// browser.navigate(server.site().resolve("/events/" + event.slug()).toString());
/// ```
public final class RunningServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerClock clock = new ServerClock();
  private final Map<String, String> settings = new HashMap<>(DemoSettings.all());
  private final Sandbox sandbox;
  private final URI site;
  private final Client client;
  private final Client ops;
  private Instruments instruments = Instruments.REAL;
  private Maguey node;

  private RunningServer(Map<String, String> changes, UnaryOperator<Sandbox.Settings> lookalikes) {
    sandbox = Sandbox.start(lookalikes.apply(Sandbox.Settings.demo().withClock(clock)));
    int port = FreePort.any();
    site = URI.create("http://localhost:" + port);
    client = new Client(port);
    int opsPort = FreePort.any();
    ops = new Client(opsPort);
    Database.Settings database = TestDatabase.settings(12);
    settings.putAll(
        Map.of(
            "port", Integer.toString(port),
            "ops.port", Integer.toString(opsPort),
            "site", site.toString(),
            "database.url", database.url(),
            "database.user", database.user(),
            "stripe.base", sandbox.stripeBase().toString(),
            "stripe.pages", sandbox.stripeBase().toString(),
            "resend.base", sandbox.resendBase().toString()));
    // Everybody in a test comes from one network.
    settings.putAll(
        Map.of(
            "limits.order-pages-per-minute", "1000000",
            "limits.lists-per-minute", "1000000",
            "limits.reads-per-minute", "1000000",
            "limits.scans-per-minute", "1000000"));
    settings.putAll(changes);
    node = start();
    sandbox.stripeWebhooksTo(site.resolve("/webhooks/stripe"));
    sandbox.resendWebhooksTo(site.resolve("/webhooks/resend"));
  }

  public static RunningServer open() {
    return open(Map.of());
  }

  /// @param settings over those of the demo, such as `sales.hold-time`
  public static RunningServer open(Map<String, String> settings) {
    return open(settings, UnaryOperator.identity());
  }

  /// @param lookalikes changes the sandbox's own settings, such as Resend's limit
  public static RunningServer open(
      Map<String, String> settings, UnaryOperator<Sandbox.Settings> lookalikes) {
    return new RunningServer(settings, lookalikes);
  }

  /// Where the pages are, as a browser reaches them: `http://localhost:PORT`.
  public URI site() {
    return site;
  }

  /// The clock of the node, its timed jobs and both lookalikes.
  public ServerClock clock() {
    return clock;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public StripeLookalike stripe() {
    return sandbox.stripe();
  }

  public ResendLookalike resend() {
    return sandbox.resend();
  }

  /// The running node's own stores, to arrange and to look behind the counter.
  public Stores stores() {
    return node.stores();
  }

  /// Every route of its node, as `GET /api/events/{slug}`.
  public List<String> routes() {
    return node.routes();
  }

  /// Those of its listener for those who run it.
  public List<String> opsRoutes() {
    return node.opsRoutes();
  }

  /// Those of its node: another node that is started with them works on the same database.
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /// Its database for commands, which come one after the other.
  String keptUrl() {
    return TestDatabase.keptAt(Objects.requireNonNull(settings.get("database.url")));
  }

  /// An HTTP client without cookies; answers of the API are held against `openapi.yaml`.
  public Client client() {
    return client;
  }

  /// As [#client()], of its listener for those who run it.
  public Client ops() {
    return ops;
  }

  /// An event with doors in an hour, on sale: General for $30 and Balcony for $45, 200 and 40
  /// places.
  public Event event() {
    return add(
        tonight()
            .tier("General", 200)
            .tier("Balcony", 40, SampleEvents.price("Standard", 4_500, 400)));
  }

  /// Starts an event of one's own: `server.add(server.tonight().tier("General", 1))`.
  public SampleEvents tonight() {
    return SampleEvents.around(stores().ids(), clock.instant());
  }

  public Event add(SampleEvents sample) {
    Event event = sample.event();
    if (!stores().sales().events().add(event)) {
      throw new IllegalStateException(event.slug() + " is taken");
    }
    return event;
  }

  /// Gives an event a floor plan. @return it as it is then
  public Event furnish(Event event, FloorPlan plan) {
    stores().database().execute(() -> stores().sales().tables().replace(event.id(), plan));
    return stores().sales().events().find(event.id()).orElseThrow();
  }

  /// A ticket's number is typed at a phone's gate. @return the gate's answer
  public JsonNode scan(String phone, Ticket ticket) {
    return scan(phone, ticket, stores().ids().next().toString());
  }

  /// @param scan the scan's own id: a phone that sends it again gets the same answer
  public JsonNode scan(String phone, Ticket ticket, String scan) {
    String body =
        """
        {"scanId": "%s", "input": "typed", "code": "%s", "at": "%s"}
        """
            .formatted(scan, ticket.number(), clock.instant());
    try {
      return JSON.readTree(
          client.post("/api/gate/scans", body, GatePhones.SIGNED_BY, phone).body());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// A phone that becomes a gate, for what is let in there.
  ///
  /// @return the word for it, see [GatePhones]
  public String phoneAt(String gate, String name) {
    return phoneAt(gate, name, Direction.IN);
  }

  /// The same, for a gate that people go past as said.
  public String phoneAt(String gate, String name, Direction direction) {
    DeviceSigner phone = new DeviceSigner(new DeviceId(stores().ids().next()));
    stores()
        .gates()
        .devices()
        .enrol(
            new Device(phone.device(), name, gate, null, direction), phone.key(), clock.instant());
    return GatePhones.add(phone);
  }

  /// What a browser opens to become a gate.
  public String gateLink(String gate, String name) {
    return gateLink(new Device(new DeviceId(stores().ids().next()), name, gate, null), "");
  }

  /// @param query such as `?lang=es`, or empty
  public String gateLink(Device device, String query) {
    EnrolmentCode code = EnrolmentCode.of(UUID.randomUUID());
    Instant now = clock.instant();
    stores().gates().enrolments().offer(code, device, now, now.plus(Duration.ofMinutes(15)));
    return site + "/gate" + query + "#enrol=" + code.grouped();
  }

  /// Does behind the server's back what no server does, to one order.
  ///
  /// @param sql with one place for its id
  public void change(String sql, Guest of) {
    try (Connection connection = stores().database().dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, of.order().id().value());
      if (statement.executeUpdate() == 0) {
        throw new IllegalStateException("nothing was changed: " + sql);
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /// Stops the node; database and lookalikes go on. [#restart()] brings it back.
  public void stop() {
    node.close();
  }

  /// A new node on the same database and port, after [#stop()].
  public void restart() {
    restart(Map.of());
  }

  /// @param changes of the settings so far
  public void restart(Map<String, String> changes) {
    settings.putAll(changes);
    node = start();
  }

  /// What its node measures with from its next start on.
  public void measureWith(Instruments others) {
    instruments = others;
  }

  private Maguey start() {
    return Maguey.start(
        KnownSettings.ofDemo(new SettingSources().defaults("the server", settings))
            .get(ServiceConfig.class),
        clock,
        instruments);
  }

  @Override
  public void close() {
    sandbox.stripe().webhooksTo(null);
    sandbox.resend().webhooksTo(null);
    node.close();
    sandbox.close();
    TestDatabase.endKeptAt(keptUrl());
  }
}
