package live.maguey.api;

import static live.maguey.api.Shapes.address;
import static live.maguey.api.Shapes.currency;
import static live.maguey.api.Shapes.duration;
import static live.maguey.api.Shapes.line;
import static live.maguey.api.Shapes.link;
import static live.maguey.api.Shapes.mailbox;
import static live.maguey.api.Shapes.masterKey;
import static live.maguey.api.Shapes.number;
import static live.maguey.api.Shapes.oneOf;
import static live.maguey.api.Shapes.percent;
import static live.maguey.api.Shapes.rollingKey;
import static live.maguey.api.Shapes.secret;
import static live.maguey.api.Shapes.text;
import static live.maguey.api.Shapes.yesOrNo;
import static live.maguey.api.Shapes.zone;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import live.maguey.email.SmtpSettings;
import live.maguey.gate.AtDispute;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;

/// Everything that can be set, in the order of the documentation.
public final class ServiceSettings {
  static final Setting<Integer> PORT =
      number("port", 0, 65535, "8080", "where pages, API and gate are served, 0 for any free port");
  static final Setting<String> BIND =
      text("bind", "127.0.0.1", "the network address to listen on, 0.0.0.0 for all");
  static final Setting<URI> SITE =
      address("site", null, "where the public reaches the pages; default http://localhost:PORT");
  static final Setting<Integer> PROXIES =
      number("proxies", 0, 5, "0", "how many proxies of ours stand in front (X-Forwarded-For)");
  static final Setting<Integer> HTTP_CONNECTIONS =
      number(
          "http.connections",
          10,
          100_000,
          "2000",
          "connections open at once; the longest idle one gives way to the next");
  static final Setting<Duration> HTTP_HEAD_TIME =
      duration("http.head-time", "10s", "how long the head of a request may take");
  static final Setting<Duration> HTTP_BODY_TIME =
      duration("http.body-time", "30s", "how long its body may take");
  static final Setting<Duration> HTTP_IDLE_TIME =
      duration(
          "http.idle-time", "75s", "how long an idle connection is kept, longer than proxies do");
  static final Setting<Integer> HTTP_BODIES =
      number("http.bodies", 1, 16_384, "32", "megabytes of request bodies in memory at once");
  static final Setting<String> DATA =
      text("data", ".maguey", "the folder of the embedded database and the demo's state");

  static final Setting<String> DATABASE_URL =
      new Setting<>(
          "database.url",
          "a JDBC address such as jdbc:postgresql://localhost:5432/maguey",
          ServiceSettings::postgresql,
          null,
          "the PostgreSQL database");
  static final Setting<String> DATABASE_USER = text("database.user", "maguey", "its user");
  static final Setting<Secret> DATABASE_PASSWORD = secret("database.password", "its password");
  static final Setting<Integer> DATABASE_POOL_SIZE =
      number("database.pool-size", 2, 200, "12", "connections that this process keeps open");

  static final Setting<ServiceConfig.Holds> DATABASE_HOLDS =
      oneOf(
          "database.holds",
          ServiceConfig.Holds.class,
          "queued",
          "whether holds queue and are decided many at a time, or are a transaction each");

  static final Setting<String> VENUE_NAME =
      line("venue.name", 120, "Maguey", "the name of the venue");
  static final Setting<ZoneId> VENUE_ZONE =
      zone("venue.zone", "America/Chicago", "the clock on its wall");
  static final Setting<Currency> VENUE_CURRENCY =
      currency("venue.currency", "USD", "what it charges in");
  static final Setting<Integer> VENUE_CAPACITY =
      number("venue.capacity", 1, 100_000, "500", "how many people the law lets in at once");
  static final Setting<EmailAddress> VENUE_EMAIL =
      mailbox("venue.email", "where guests write; mail.reply-to by default");
  static final Setting<String> VENUE_PHONE =
      line("venue.phone", 40, null, "where guests call; none if not set");
  static final Setting<String> VENUE_STREET =
      line("venue.street", 160, null, "the street and number that guests come to");
  static final Setting<String> VENUE_CITY =
      line("venue.city", 120, null, "the city, with region and postal code");
  static final Setting<URI> VENUE_MAP =
      link("venue.map", "a page with a map of it; default the address in OpenStreetMap");
  static final Setting<String> VENUE_WAY =
      line("venue.way", 240, null, "how to get there, for guests who read English");
  static final Setting<String> VENUE_WAY_ES =
      line("venue.way-es", 240, null, "how to get there, for guests who read Spanish");

  static final Setting<Duration> SALES_HOLD_TIME =
      duration(
          "sales.hold-time",
          "10s",
          "30m",
          " (Stripe's payment page closes after 31 minutes)",
          "10m",
          "how long places are kept for a buyer who is paying");
  static final Setting<Integer> SALES_HOLDS_PER_NETWORK =
      number(
          "sales.holds-per-network",
          1,
          100_000,
          "12",
          "how many orders one network (an IPv4 address, an IPv6 /64) may have waiting for payment");
  static final Setting<Integer> SALES_PLACES_PER_CUSTOMER =
      number(
          "sales.places-per-customer",
          1,
          100_000,
          "16",
          "how many places of one event an email address or browser may have");
  static final Setting<Integer> SALES_TAX_RATE =
      percent("sales.tax-rate", "8.25%", "the tax that is inside every price");
  static final Setting<String> SALES_TERMS_VERSION =
      text("sales.terms-version", "2026-11", "the terms of sale that buyers accept");
  static final Setting<Integer> SALES_ORDERS_PER_MINUTE =
      number(
          "sales.orders-per-minute",
          1,
          1_000_000,
          "30",
          "how many orders a minute one network (an IPv4 address, an IPv6 /64) may place");

  static final Setting<URI> STRIPE_BASE =
      address("stripe.base", "https://api.stripe.com", "where Stripe's API is");
  static final Setting<URI> STRIPE_PAGES =
      address("stripe.pages", "https://checkout.stripe.com", "where Stripe's payment pages are");
  static final Setting<Secret> STRIPE_SECRET_KEY =
      secret("stripe.secret-key", "Stripe's secret or restricted key (sk_live_…, rk_live_…)");
  static final Setting<Secret> STRIPE_WEBHOOK_SECRET =
      secret("stripe.webhook-secret", "what Stripe signs its webhooks with (whsec_…)");
  static final Setting<Secret> STRIPE_WEBHOOK_SECRET_PREVIOUS =
      secret("stripe.webhook-secret-previous", "the one before, while it is being rolled");
  static final Setting<Integer> STRIPE_REQUESTS_PER_SECOND =
      number("stripe.requests-per-second", 1, 1000, "20", "our own limit, under Stripe's");
  static final Setting<Duration> STRIPE_TIMEOUT =
      duration("stripe.timeout", "10s", "how long an answer of Stripe may take");
  static final Setting<Boolean> STRIPE_LIVEMODE =
      yesOrNo("stripe.livemode", "true", "whether webhooks must be of live mode; false for tests");

  static final Setting<URI> RESEND_BASE =
      address("resend.base", "https://api.resend.com", "where Resend's API is");
  static final Setting<Secret> RESEND_API_KEY = secret("resend.api-key", "Resend's API key (re_…)");
  static final Setting<Secret> RESEND_WEBHOOK_SECRET =
      secret("resend.webhook-secret", "what Resend signs its webhooks with (whsec_…)");
  static final Setting<Integer> RESEND_REQUESTS_PER_SECOND =
      number("resend.requests-per-second", 0, 1000, "5", "the plan's rate, 0 for no limit");
  static final Setting<Duration> RESEND_TIMEOUT =
      duration("resend.timeout", "10s", "how long an answer of Resend may take");

  static final Setting<String> SMTP_HOST =
      text("smtp.host", null, "a mail server that takes over when Resend refuses; none if not set");
  static final Setting<Integer> SMTP_PORT = number("smtp.port", 1, 65535, "587", "its port");
  static final Setting<SmtpSettings.Security> SMTP_SECURITY =
      oneOf(
          "smtp.security",
          SmtpSettings.Security.class,
          "starttls",
          "how the connection to it is encrypted");
  static final Setting<String> SMTP_USER =
      text("smtp.user", null, "its user, where it asks for one");
  static final Setting<Secret> SMTP_PASSWORD = secret("smtp.password", "its password");
  static final Setting<Duration> SMTP_TIMEOUT =
      duration("smtp.timeout", "10s", "how long it may take for an email");

  static final Setting<EmailAddress> MAIL_FROM =
      mailbox("mail.from", "the sender of every email, at a domain that Resend has verified");
  static final Setting<EmailAddress> MAIL_REPLY_TO =
      mailbox("mail.reply-to", "where replies go; the sender by default");

  static final Setting<Secret> KEYS_MASTER =
      masterKey("keys.master", "seals the ticket keys in the database");
  static final Setting<Secret> KEYS_LINK = masterKey("keys.link", "signs buyers' private links");
  static final Setting<Secret> KEYS_PAYMENT =
      rollingKey(
          "keys.payment",
          "seals what Stripe keeps of an order, so that our payments are known; to roll it: new,old");

  static final Setting<AtDispute> GATE_DISPUTED =
      oneOf(
          "gate.disputed",
          AtDispute.class,
          "admit",
          "what the gate does about a ticket whose payment is disputed");
  static final Setting<ServiceConfig.LogFormat> LOG_FORMAT =
      oneOf("log.format", ServiceConfig.LogFormat.class, "json", "how the log is written");

  private static final List<Setting<?>> ALL =
      List.of(
          PORT,
          BIND,
          SITE,
          PROXIES,
          HTTP_CONNECTIONS,
          HTTP_HEAD_TIME,
          HTTP_BODY_TIME,
          HTTP_IDLE_TIME,
          HTTP_BODIES,
          DATA,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATABASE_POOL_SIZE,
          DATABASE_HOLDS,
          VENUE_NAME,
          VENUE_ZONE,
          VENUE_CURRENCY,
          VENUE_CAPACITY,
          VENUE_EMAIL,
          VENUE_PHONE,
          VENUE_STREET,
          VENUE_CITY,
          VENUE_MAP,
          VENUE_WAY,
          VENUE_WAY_ES,
          SALES_HOLD_TIME,
          SALES_HOLDS_PER_NETWORK,
          SALES_PLACES_PER_CUSTOMER,
          SALES_TAX_RATE,
          SALES_TERMS_VERSION,
          SALES_ORDERS_PER_MINUTE,
          STRIPE_BASE,
          STRIPE_PAGES,
          STRIPE_SECRET_KEY,
          STRIPE_WEBHOOK_SECRET,
          STRIPE_WEBHOOK_SECRET_PREVIOUS,
          STRIPE_REQUESTS_PER_SECOND,
          STRIPE_TIMEOUT,
          STRIPE_LIVEMODE,
          RESEND_BASE,
          RESEND_API_KEY,
          RESEND_WEBHOOK_SECRET,
          RESEND_REQUESTS_PER_SECOND,
          RESEND_TIMEOUT,
          SMTP_HOST,
          SMTP_PORT,
          SMTP_SECURITY,
          SMTP_USER,
          SMTP_PASSWORD,
          SMTP_TIMEOUT,
          MAIL_FROM,
          MAIL_REPLY_TO,
          KEYS_MASTER,
          KEYS_LINK,
          KEYS_PAYMENT,
          GATE_DISPUTED,
          LOG_FORMAT);

  private ServiceSettings() {}

  public static List<Setting<?>> all() {
    return ALL;
  }

  private static String postgresql(String text) {
    if (!text.startsWith("jdbc:postgresql://")) {
      throw new IllegalArgumentException();
    }
    return text;
  }
}
