package live.maguey.api.settings;

import static live.maguey.api.settings.Shape.ADDRESS;
import static live.maguey.api.settings.Shape.DURATION;
import static live.maguey.api.settings.Shape.KEY;
import static live.maguey.api.settings.Shape.ROLLING_KEY;
import static live.maguey.api.settings.Shape.SECRET;
import static live.maguey.api.settings.Shape.TEXT;
import static live.maguey.api.settings.Shape.number;
import static live.maguey.api.settings.Shape.oneOf;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import live.maguey.events.Venue;
import live.maguey.gate.AtDispute;
import live.maguey.http.connections.HttpSettings;
import live.maguey.orders.SalesRules;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// All settings of the service, read once: each part is the table of its own. Parts are got from
/// [KnownSettings].
///
/// @param atDispute what the gate does about a ticket whose payment is disputed
public record ServiceConfig(
    Node node,
    Database database,
    Venue venue,
    Sales sales,
    Stripe stripe,
    Mail mail,
    Keys keys,
    AtDispute atDispute,
    LogFormat logFormat) {
  private static final List<Setting<?>> SETTINGS =
      List.copyOf(SettingReader.settings(ServiceConfig::of));

  public static ServiceConfig of(SettingReader in) {
    return new ServiceConfig(
        Node.of(in),
        Database.of(in),
        VenueSettings.of(in),
        Sales.of(in),
        Stripe.of(in),
        Mail.of(in),
        Keys.of(in),
        in.get(
            "gate.disputed",
            oneOf(AtDispute.class),
            "admit",
            "what the gate does about a ticket whose payment is disputed"),
        in.get("log.format", oneOf(LogFormat.class), "json", "how the log is written"));
  }

  /// Everything that can be set, in the order of the documentation.
  public static List<Setting<?>> settings() {
    return SETTINGS;
  }

  static Setting<?> setting(String key) {
    return SETTINGS.stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
  }

  /// One server, and how it is reached.
  ///
  /// @param port 0 for any free one
  /// @param site where the public reaches the pages, without a path or a slash at the end
  /// @param proxies how many proxies of ours write X-Forwarded-For, 0 for none
  /// @param data the folder for what the demo keeps
  public record Node(
      int port, String bind, URI site, int proxies, HttpSettings.Clients clients, Path data) {
    static Node of(SettingReader in) {
      return new Node(
          port(in),
          in.get("bind", TEXT, "127.0.0.1", "the network address to listen on, 0.0.0.0 for all"),
          site(in),
          proxies(in),
          clients(in),
          data(in));
    }

    public static int port(SettingReader in) {
      return in.get(
          "port",
          number(0, 65535),
          "8080",
          "where pages, API and gate are served, 0 for any free port");
    }

    public static URI site(SettingReader in) {
      int port = port(in);
      return in.optional(
              "site", ADDRESS, "where the public reaches the pages; default http://localhost:PORT")
          .orElseGet(() -> URI.create("http://localhost:" + port));
    }

    public static int proxies(SettingReader in) {
      return in.get(
          "proxies",
          number(0, 5),
          "0",
          "how many proxies of ours stand in front (X-Forwarded-For)");
    }

    private static HttpSettings.Clients clients(SettingReader in) {
      return new HttpSettings.Clients(
          in.get(
              "http.connections",
              number(10, 100_000),
              "2000",
              "connections open at once; the longest idle one gives way to the next"),
          in.get("http.head-time", DURATION, "10s", "how long the head of a request may take"),
          in.get("http.body-time", DURATION, "30s", "how long its body may take"),
          in.get(
              "http.idle-time",
              DURATION,
              "75s",
              "how long an idle connection is kept, longer than proxies do"),
          in.get(
                  "http.bodies",
                  number(1, 16_384),
                  "32",
                  "megabytes of request bodies in memory at once")
              * 1024L
              * 1024);
    }

    public static Path data(SettingReader in) {
      return Path.of(
          in.get(
              "data", TEXT, ".maguey", "the folder of the embedded database and the demo's state"));
    }
  }

  /// @param url of JDBC; @param password null where the server asks for none
  public record Database(
      String url, String user, @Nullable Secret password, int poolSize, Holds holds) {
    public static Database of(SettingReader in) {
      return new Database(
          in.required("database.url", Shape.POSTGRESQL, "the PostgreSQL database"),
          in.get("database.user", TEXT, "maguey", "its user"),
          in.optional("database.password", SECRET, "its password").orElse(null),
          in.get(
              "database.pool-size",
              number(2, 200),
              "12",
              "connections that this process keeps open"),
          in.get(
              "database.holds",
              oneOf(Holds.class),
              "queued",
              "whether holds queue and are decided many at a time, or are a transaction each"));
    }
  }

  /// How places are taken: `SINGLE`, a transaction for each order; `QUEUED`, the orders of this
  /// process queue and one statement decides all that wait.
  public enum Holds {
    SINGLE,
    QUEUED
  }

  /// @param ordersPerMinute that one network address may place
  public record Sales(SalesRules rules, int ordersPerMinute) {
    static Sales of(SettingReader in) {
      return new Sales(
          new SalesRules(
              in.get(
                  "sales.hold-time",
                  Shape.duration("10s", "30m", " (Stripe's payment page closes after 31 minutes)"),
                  "10m",
                  "how long places are kept for a buyer who is paying"),
              in.get(
                  "sales.holds-per-network",
                  number(1, 100_000),
                  "12",
                  "how many orders one network (an IPv4 address, an IPv6 /64) may have waiting for payment"),
              in.get(
                  "sales.places-per-customer",
                  number(1, 100_000),
                  "16",
                  "how many places of one event an email address or browser may have"),
              in.get("sales.tax-rate", Shape.SHARE, "8.25%", "the tax that is inside every price"),
              in.get(
                  "sales.terms-version", TEXT, "2026-11", "the terms of sale that buyers accept")),
          in.get(
              "sales.orders-per-minute",
              number(1, 1_000_000),
              "30",
              "how many orders a minute one network (an IPv4 address, an IPv6 /64) may place"));
    }
  }

  /// Each is 32 bytes in base64; `payment` may have the key before it after a comma.
  ///
  /// @param payment proves which of Stripe's objects are ours; no backup of the database holds it
  public record Keys(Secret master, Secret link, Secret payment) {
    public static Keys of(SettingReader in) {
      return new Keys(
          master(in), in.required("keys.link", KEY, "signs buyers' private links"), payment(in));
    }

    public static Secret master(SettingReader in) {
      return in.required("keys.master", KEY, "seals the ticket keys in the database");
    }

    public static Secret payment(SettingReader in) {
      return in.required(
          "keys.payment",
          ROLLING_KEY,
          "seals what Stripe keeps of an order, so that our payments are known; to roll it: new,old");
    }
  }

  /// `JSON` for machines, `TEXT` for a person at a terminal.
  public enum LogFormat {
    JSON,
    TEXT
  }
}
