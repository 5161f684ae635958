package live.maguey.api.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import live.maguey.api.settings.Setting.From;
import live.maguey.api.settings.Setting.Group;
import live.maguey.api.settings.Setting.Is;
import live.maguey.api.settings.Setting.Meaning;
import live.maguey.api.settings.Setting.Or;
import live.maguey.api.settings.Setting.To;
import live.maguey.api.settings.Shape.Kind;
import live.maguey.events.Venue;
import live.maguey.gate.AtCapacity;
import live.maguey.gate.AtDispute;
import live.maguey.gate.EntryRules;
import live.maguey.http.connections.HttpSettings;
import live.maguey.orders.SalesRules;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// All settings of the service, read once, in the order of the documentation. [KnownSettings] gives
/// it, or one of its parts.
public record ServiceConfig(
    Node node,
    Database database,
    VenueSettings venueSettings,
    Sales sales,
    Stripe stripe,
    Mail mail,
    Keys keys,
    Gate gate,
    Operating operating) {
  private static final List<Setting> SETTINGS = Setting.of(ServiceConfig.class);

  /// Everything that can be set.
  public static List<Setting> settings() {
    return SETTINGS;
  }

  public Venue venue() {
    return venueSettings.venue(mail.replyTo());
  }

  public Log log() {
    return operating.log();
  }

  public Sentry sentry() {
    return operating.sentry();
  }

  /// One server, and how it is reached.
  ///
  /// @param port 0 for any free one
  /// @param data the folder for what the demo keeps
  public record Node(
      @Meaning("where pages, API and gate are served, 0 for any free port")
          @Or("8080")
          @From(0)
          @To(65_535)
          int port,
      @Meaning("the network address to listen on, 0.0.0.0 for all") @Or("127.0.0.1") String bind,
      @Meaning("where the public reaches the pages; default http://localhost:PORT")
          @Nullable URI site,
      @Meaning("how many proxies of ours stand in front (X-Forwarded-For)") @Or("0") @From(0) @To(5)
          int proxies,
      Http http,
      Ops ops,
      LimitSettings limits,
      @Meaning("the folder of the embedded database and the demo's state") @Or(".maguey")
          Path data) {

    /// Where the public reaches the pages, without a path or a slash at the end.
    @Override
    public URI site() {
      return site == null ? URI.create("http://localhost:" + port) : site;
    }
  }

  @Group("http")
  public record Http(
      @Meaning("connections open at once; the longest idle one gives way to the next")
          @Or("2000")
          @From(10)
          @To(100_000)
          int connections,
      @Meaning("how long the head of a request may take") @Or("10s") Duration headTime,
      @Meaning("how long its body may take") @Or("30s") Duration bodyTime,
      @Meaning("how long an idle connection is kept, longer than proxies do") @Or("75s")
          Duration idleTime,
      @Meaning("megabytes of request bodies in memory at once") @Or("32") @To(16_384) int bodies) {
    public HttpSettings.Clients clients() {
      return new HttpSettings.Clients(
          connections, headTime, bodyTime, idleTime, bodies * 1024L * 1024);
    }
  }

  /// What those who run the venue ask of this server, and the public must not.
  ///
  /// @param port 0 for any free one, [#OFF] for none
  @Group("ops")
  public record Ops(
      @Meaning("where /metrics and /health/deep are served: a port, 0 for any free one, or off")
          @Or("8081")
          @Is(Kind.PORT_OR_OFF)
          int port,
      @Meaning("the network address to listen on for them: the public must not reach it")
          @Or("127.0.0.1")
          String bind) {
    public static final int OFF = -1;

    public boolean isOff() {
      return port == OFF;
    }
  }

  /// @param url of JDBC; @param password null where the server asks for none
  @Group("database")
  public record Database(
      @Meaning("the PostgreSQL database") @Is(Kind.POSTGRESQL) String url,
      @Meaning("its user") @Or("maguey") String user,
      @Meaning("its password") @Nullable Secret password,
      @Meaning("connections that this process keeps open") @Or("12") @From(2) @To(200) int poolSize,
      @Meaning("whether holds queue and are decided many at a time, or are a transaction each")
          @Or("queued")
          Holds holds) {}

  /// How places are taken: `SINGLE`, a transaction for each order; `QUEUED`, the orders of this
  /// process queue and one statement decides all that wait.
  public enum Holds {
    SINGLE,
    QUEUED
  }

  /// @param taxRate in parts per million
  @Group("sales")
  public record Sales(
      @Meaning("how long places are kept for a buyer who is paying") @Or("10m") @Is(Kind.HOLD_TIME)
          Duration holdTime,
      @Meaning(
              "how many orders one network (an IPv4 address, an IPv6 /64) may have waiting for payment")
          @Or("12")
          @To(100_000)
          int holdsPerNetwork,
      @Meaning("how many places of one event an email address or browser may have")
          @Or("16")
          @To(100_000)
          int placesPerCustomer,
      @Meaning("the tax that is inside every price") @Or("8.25%") @Is(Kind.SHARE) int taxRate,
      @Meaning("the terms of sale that buyers accept") @Or("2026-11") String termsVersion,
      @Meaning("how many orders a minute one network (an IPv4 address, an IPv6 /64) may place")
          @Or("30")
          @To(1_000_000)
          int ordersPerMinute) {
    public SalesRules rules() {
      return new SalesRules(holdTime, holdsPerNetwork, placesPerCustomer, taxRate, termsVersion);
    }
  }

  /// Each is 32 bytes in base64, and may have the key before it after a comma.
  ///
  /// @param payment proves which of Stripe's objects are ours; no backup of the database holds it
  @Group("keys")
  public record Keys(
      @Meaning("seals the ticket keys in the database; to roll it: new,old") @Is(Kind.KEY)
          Secret master,
      @Meaning("signs private links; to roll it: new,old") @Is(Kind.KEY) Secret link,
      @Meaning(
              "seals what Stripe keeps of an order, so that our payments are known; to roll it: new,old")
          @Is(Kind.KEY)
          Secret payment) {}

  @Group("gate")
  public record Gate(
      @Meaning("what the gate does about a ticket whose payment is disputed") @Or("admit")
          AtDispute disputed,
      @Meaning(
              "what the gate does when as many people are inside as venue.capacity allows: refuse (one out, one in) or warn")
          @Or("refuse")
          WhenFull atCapacity,
      @Meaning("how long the code is good that makes a phone a gate") @Or("15m")
          Duration enrollmentTime) {
    /// @param venue whose capacity holds
    public EntryRules entry(Venue venue) {
      return new EntryRules(disputed, venue.capacity(), atCapacity.answer());
    }
  }

  /// What may be set: to answer for one more is a person's choice, each time.
  public enum WhenFull {
    REFUSE(AtCapacity.REFUSE),
    WARN(AtCapacity.WARN);

    private final AtCapacity answer;

    WhenFull(AtCapacity answer) {
      this.answer = answer;
    }

    AtCapacity answer() {
      return answer;
    }
  }

  /// How those who run it hear of it.
  public record Operating(
      AlertSettings alerts,
      BackupSettings backups,
      PrivacySettings privacy,
      Launch launch,
      Log log,
      Sentry sentry) {}

  @Group("launch")
  public record Launch(
      @Meaning("how old the proof of a requirement may be when you judge whether to open")
          @Or("30d")
          Duration fresh) {}

  /// It always goes to standard output; a folder keeps it too, a file a day.
  ///
  /// @param size in megabytes, of all files of one server together
  @Group("log")
  public record Log(
      @Meaning("how the log is written") @Or("json") LogFormat format,
      @Meaning(
              "the folder that keeps the log, for `maguey logs find`; standard output only if not set")
          @Nullable Path folder,
      @Meaning("how long a day's log is kept there") @Or("30d") Duration kept,
      @Meaning("megabytes of one server's logs at most; the oldest go first")
          @Or("1024")
          @From(10)
          @To(1_000_000)
          int size) {}

  @Group("sentry")
  public record Sentry(
      @Meaning("the DSN of a project at Sentry that errors are reported to; none if not set")
          @Is(Kind.SENTRY_DSN)
          @Nullable Secret dsn) {}

  /// `JSON` for machines, `TEXT` for a person at a terminal.
  public enum LogFormat {
    JSON,
    TEXT
  }
}
