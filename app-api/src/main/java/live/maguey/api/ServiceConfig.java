package live.maguey.api;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import live.maguey.catalog.Premises;
import live.maguey.catalog.Venue;
import live.maguey.email.SmtpSettings;
import live.maguey.gate.AtDispute;
import live.maguey.http.HttpSettings;
import live.maguey.orders.SalesRules;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// All settings of the service, read once. The keys are in [ServiceSettings].
///
/// @param port 0 for any free one
/// @param site where the public reaches the pages, without a path or a slash at the end
/// @param proxies how many proxies of ours write X-Forwarded-For, 0 for none
/// @param data the folder for what the demo keeps
public record ServiceConfig(
    int port,
    String bind,
    URI site,
    int proxies,
    HttpSettings.Clients clients,
    Path data,
    Database database,
    Venue venue,
    Sales sales,
    Stripe stripe,
    Resend resend,
    @Nullable Smtp smtp,
    Mail mail,
    Keys keys,
    AtDispute atDispute,
    LogFormat logFormat) {

  /// @param url of JDBC; @param password null where the server asks for none
  public record Database(
      String url, String user, @Nullable Secret password, int poolSize, Holds holds) {
    static Database of(SettingValues values) {
      return new Database(
          values.get(ServiceSettings.DATABASE_URL),
          values.get(ServiceSettings.DATABASE_USER),
          values.find(ServiceSettings.DATABASE_PASSWORD).orElse(null),
          values.get(ServiceSettings.DATABASE_POOL_SIZE),
          values.get(ServiceSettings.DATABASE_HOLDS));
    }
  }

  /// How places are taken: `SINGLE`, a transaction for each order; `QUEUED`, the orders of this
  /// process queue and one statement decides all that wait.
  public enum Holds {
    SINGLE,
    QUEUED
  }

  /// @param ordersPerMinute that one network address may place
  public record Sales(SalesRules rules, int ordersPerMinute) {}

  /// @param pages where buyers are sent to pay
  /// @param webhookSecretPrevious accepted too while the secret is being rolled, or null
  /// @param livemode whether webhooks must say that they are of live mode
  public record Stripe(
      URI base,
      URI pages,
      Secret secretKey,
      Secret webhookSecret,
      @Nullable Secret webhookSecretPrevious,
      int requestsPerSecond,
      Duration timeout,
      boolean livemode) {
    static Stripe of(SettingValues values) {
      return new Stripe(
          values.get(ServiceSettings.STRIPE_BASE),
          values.get(ServiceSettings.STRIPE_PAGES),
          values.get(ServiceSettings.STRIPE_SECRET_KEY),
          values.get(ServiceSettings.STRIPE_WEBHOOK_SECRET),
          values.find(ServiceSettings.STRIPE_WEBHOOK_SECRET_PREVIOUS).orElse(null),
          values.get(ServiceSettings.STRIPE_REQUESTS_PER_SECOND),
          values.get(ServiceSettings.STRIPE_TIMEOUT),
          values.get(ServiceSettings.STRIPE_LIVEMODE));
    }

    StripeAccount account() {
      return new StripeAccount(base, secretKey, requestsPerSecond, timeout);
    }
  }

  /// How Stripe is called.
  public record StripeAccount(
      URI base, Secret secretKey, int requestsPerSecond, Duration timeout) {}

  public record Resend(
      URI base, Secret apiKey, Secret webhookSecret, int requestsPerSecond, Duration timeout) {
    static Resend of(SettingValues values) {
      return new Resend(
          values.get(ServiceSettings.RESEND_BASE),
          values.get(ServiceSettings.RESEND_API_KEY),
          values.get(ServiceSettings.RESEND_WEBHOOK_SECRET),
          values.get(ServiceSettings.RESEND_REQUESTS_PER_SECOND),
          values.get(ServiceSettings.RESEND_TIMEOUT));
    }
  }

  /// The second provider of emails.
  ///
  /// @param user null where the server asks for none
  public record Smtp(
      String host,
      int port,
      SmtpSettings.Security security,
      @Nullable String user,
      @Nullable Secret password,
      Duration timeout) {
    /// @param fromName as readers see the sender
    public SmtpSettings of(Mail mail, String fromName) {
      return new SmtpSettings(
          host, port, security, user, password, mail.from(), fromName, mail.replyTo(), timeout);
    }

    static @Nullable Smtp of(SettingValues values) {
      return values
          .find(ServiceSettings.SMTP_HOST)
          .map(host ->
              new Smtp(
                  host,
                  values.get(ServiceSettings.SMTP_PORT),
                  values.get(ServiceSettings.SMTP_SECURITY),
                  values.find(ServiceSettings.SMTP_USER).orElse(null),
                  values.find(ServiceSettings.SMTP_PASSWORD).orElse(null),
                  values.get(ServiceSettings.SMTP_TIMEOUT)))
          .orElse(null);
    }
  }

  public record Mail(EmailAddress from, EmailAddress replyTo) {}

  /// Each is 32 bytes in base64; `payment` may have the key before it after a comma.
  ///
  /// @param payment proves which of Stripe's objects are ours; no backup of the database holds it
  public record Keys(Secret master, Secret link, Secret payment) {}

  /// `JSON` for machines, `TEXT` for a person at a terminal.
  public enum LogFormat {
    JSON,
    TEXT
  }

  static final Set<Setting<?>> REQUIRED =
      Set.of(
          ServiceSettings.DATABASE_URL,
          ServiceSettings.STRIPE_SECRET_KEY,
          ServiceSettings.STRIPE_WEBHOOK_SECRET,
          ServiceSettings.RESEND_API_KEY,
          ServiceSettings.RESEND_WEBHOOK_SECRET,
          ServiceSettings.MAIL_FROM,
          ServiceSettings.KEYS_MASTER,
          ServiceSettings.KEYS_LINK,
          ServiceSettings.KEYS_PAYMENT);

  /// For a demonstration or a drill: anything well-formed and complete is fine.
  ///
  /// @throws BadConfiguration with every fault
  public static ServiceConfig forDemo(SettingSources sources) {
    SettingValues values = new SettingValues(sources, REQUIRED);
    values.finish();
    return of(values);
  }

  /// For production: demo secrets, test keys and plain http are refused.
  ///
  /// @throws BadConfiguration with every fault
  public static ServiceConfig forProduction(SettingSources sources) {
    SettingValues values = new SettingValues(sources, REQUIRED);
    ProductionRules.check(values);
    values.finish();
    return of(values);
  }

  /// Only what a command needs that works on the database.
  ///
  /// @throws BadConfiguration with every fault
  public static Database database(SettingSources sources) {
    SettingValues values = new SettingValues(sources, Set.of(ServiceSettings.DATABASE_URL));
    values.finish();
    return Database.of(values);
  }

  /// Only how Stripe is called, for a command that asks it.
  ///
  /// @throws BadConfiguration with every fault
  public static StripeAccount stripe(SettingSources sources) {
    SettingValues values = new SettingValues(sources, Set.of(ServiceSettings.STRIPE_SECRET_KEY));
    values.finish();
    return new StripeAccount(
        values.get(ServiceSettings.STRIPE_BASE),
        values.get(ServiceSettings.STRIPE_SECRET_KEY),
        values.get(ServiceSettings.STRIPE_REQUESTS_PER_SECOND),
        values.get(ServiceSettings.STRIPE_TIMEOUT));
  }

  /// Only the venue, for a command that shows times and prices.
  ///
  /// @throws BadConfiguration with every fault
  public static Venue venue(SettingSources sources) {
    SettingValues values = new SettingValues(sources, Set.of());
    values.finish();
    return venue(values);
  }

  /// Only the folder of the embedded database.
  ///
  /// @throws BadConfiguration with every fault
  public static Path data(SettingSources sources) {
    SettingValues values = new SettingValues(sources, Set.of());
    values.finish();
    return Path.of(values.get(ServiceSettings.DATA));
  }

  /// Only the port, before the rest can be known.
  ///
  /// @throws BadConfiguration with every fault
  public static int port(SettingSources sources) {
    SettingValues values = new SettingValues(sources, Set.of());
    values.finish();
    return values.get(ServiceSettings.PORT);
  }

  /// Only where the public reaches the pages, for a command that gives out a link.
  ///
  /// @throws BadConfiguration with every fault
  public static URI site(SettingSources sources) {
    SettingValues values = new SettingValues(sources, Set.of());
    values.finish();
    return site(values);
  }

  static URI site(SettingValues values) {
    return values
        .find(ServiceSettings.SITE)
        .orElseGet(() -> URI.create("http://localhost:" + values.get(ServiceSettings.PORT)));
  }

  private static ServiceConfig of(SettingValues values) {
    int port = values.get(ServiceSettings.PORT);
    EmailAddress from = values.get(ServiceSettings.MAIL_FROM);
    return new ServiceConfig(
        port,
        values.get(ServiceSettings.BIND),
        site(values),
        values.get(ServiceSettings.PROXIES),
        clients(values),
        Path.of(values.get(ServiceSettings.DATA)),
        Database.of(values),
        venue(values),
        new Sales(
            new SalesRules(
                values.get(ServiceSettings.SALES_HOLD_TIME),
                values.get(ServiceSettings.SALES_HOLDS_PER_NETWORK),
                values.get(ServiceSettings.SALES_PLACES_PER_CUSTOMER),
                values.get(ServiceSettings.SALES_TAX_RATE),
                values.get(ServiceSettings.SALES_TERMS_VERSION)),
            values.get(ServiceSettings.SALES_ORDERS_PER_MINUTE)),
        Stripe.of(values),
        Resend.of(values),
        Smtp.of(values),
        new Mail(from, values.find(ServiceSettings.MAIL_REPLY_TO).orElse(from)),
        new Keys(
            values.get(ServiceSettings.KEYS_MASTER),
            values.get(ServiceSettings.KEYS_LINK),
            values.get(ServiceSettings.KEYS_PAYMENT)),
        values.get(ServiceSettings.GATE_DISPUTED),
        values.get(ServiceSettings.LOG_FORMAT));
  }

  static Venue venue(SettingValues values) {
    return new Venue(
        values.get(ServiceSettings.VENUE_NAME),
        values.get(ServiceSettings.VENUE_ZONE),
        values.get(ServiceSettings.VENUE_CURRENCY),
        values.get(ServiceSettings.VENUE_CAPACITY),
        premises(values));
  }

  private static Premises premises(SettingValues values) {
    Map<Language, String> ways = new EnumMap<>(Language.class);
    values.find(ServiceSettings.VENUE_WAY).ifPresent(way -> ways.put(Language.EN, way));
    values.find(ServiceSettings.VENUE_WAY_ES).ifPresent(way -> ways.put(Language.ES, way));
    return new Premises(
        values
            .find(ServiceSettings.VENUE_EMAIL)
            .or(() -> values.find(ServiceSettings.MAIL_REPLY_TO))
            .or(() -> values.find(ServiceSettings.MAIL_FROM))
            // A command that neither sells nor sends runs without an address.
            .orElseGet(() -> new EmailAddress("contact@" + site(values).getHost())),
        values.find(ServiceSettings.VENUE_PHONE).orElse(null),
        values.find(ServiceSettings.VENUE_STREET).orElse(""),
        values.find(ServiceSettings.VENUE_CITY).orElse(""),
        values.find(ServiceSettings.VENUE_MAP).orElse(null),
        ways);
  }

  private static HttpSettings.Clients clients(SettingValues values) {
    return new HttpSettings.Clients(
        values.get(ServiceSettings.HTTP_CONNECTIONS),
        values.get(ServiceSettings.HTTP_HEAD_TIME),
        values.get(ServiceSettings.HTTP_BODY_TIME),
        values.get(ServiceSettings.HTTP_IDLE_TIME),
        values.get(ServiceSettings.HTTP_BODIES) * 1024L * 1024);
  }
}
