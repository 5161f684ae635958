package live.maguey.api.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Stripe;
import live.maguey.stripe.StripeEventReader;

/// Stripe: reached, the key accepted and of the right mode, webhooks on their way to us.
final class StripeCheck {
  private static final String SUBJECT = "stripe";

  private StripeCheck() {}

  static List<Finding> of(KnownSettings settings) throws InterruptedException {
    Optional<Stripe> known = settings.find(Stripe.class);
    if (known.isEmpty()) {
      return List.of(Finding.notChecked(SUBJECT, "its settings are not complete"));
    }
    return of(
        known.get(),
        settings.find("venue.currency", Currency.class),
        settings.find(ServiceConfig.Node.class).map(ServiceConfig.Node::site),
        InstantSource.system());
  }

  static List<Finding> of(
      Stripe stripe, Optional<Currency> currency, Optional<URI> site, InstantSource clock)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    if (key(stripe, findings, clock)) {
      if (currency.isPresent()) {
        findings.add(account(stripe, currency.get()));
      }
      if (site.isPresent()) {
        webhooks(stripe, site.get(), findings);
      }
    }
    return findings;
  }

  static Finding account(Stripe stripe, Currency currency) throws InterruptedException {
    return Web.get(address(stripe, "/v1/account"), stripe.account().secretKey().reveal())
                instanceof Web.Given given
            && given.status() == 200
        ? account(currency, given.body())
        : Finding.notChecked(SUBJECT, "the key may not read which currency the account settles in");
  }

  /// What the account settles in another currency than it charges, Stripe converts at a rate of its
  /// own: no sum of the ledger would be Stripe's.
  static Finding account(Currency currency, JsonNode account) {
    Set<String> settles = new TreeSet<>();
    settles.add(account.path("default_currency").asText("").toUpperCase(Locale.ROOT));
    account
        .path("external_accounts")
        .path("data")
        .forEach(a -> settles.add(a.path("currency").asText("").toUpperCase(Locale.ROOT)));
    settles.remove("");
    return settles.isEmpty() || settles.contains(currency.getCurrencyCode())
        ? Finding.ok(SUBJECT, "the account settles in " + currency)
        : Finding.failed(
            Defect.STRIPE_CURRENCY,
            SUBJECT,
            "the account settles in %s, and venue.currency is %s"
                .formatted(String.join(", ", settles), currency),
            "Add a bank account in "
                + currency
                + " at Stripe, or charge in what it settles: converted sums never agree with the"
                + " ledger.");
  }

  /// @return whether the key is accepted
  private static boolean key(Stripe stripe, List<Finding> findings, InstantSource clock)
      throws InterruptedException {
    return switch (Web.get(
        address(stripe, "/v1/events?limit=1"), stripe.account().secretKey().reveal())) {
      case Web.None(String reason) -> {
        findings.add(
            Finding.failed(
                Defect.STRIPE_AWAY,
                SUBJECT,
                stripe.account().base() + " " + reason,
                "Nobody can pay. Look at the network and at stripe.base, then at"
                    + " https://status.stripe.com."));
        yield false;
      }
      case Web.Given given -> {
        Finding finding = key(stripe, given);
        findings.add(finding);
        given
            .date()
            .ifPresent(date -> findings.add(Clocks.compared("Stripe's", clock.instant(), date)));
        yield finding.level() == Finding.Level.OK;
      }
    };
  }

  private static Finding key(Stripe stripe, Web.Given given) {
    String message = given.body().path("error").path("message").asText("");
    return switch (given.status()) {
      case 200 ->
          given.body().path("object").asText("").equals("list")
              ? mode(stripe)
              : Finding.failed(
                  Defect.STRIPE_FOREIGN,
                  SUBJECT,
                  stripe.account().base() + " does not answer as Stripe does",
                  "Look at stripe.base and at what stands between here and there.");
      case 401 ->
          Finding.failed(
              Defect.STRIPE_KEY,
              SUBJECT,
              "the key is refused: " + message,
              "Copy the key from Stripe's dashboard (Developers, API keys) to stripe.secret-key.");
      case 403 ->
          Finding.failed(
              Defect.STRIPE_KEY,
              SUBJECT,
              "the restricted key may not read events: " + message,
              "Let it read events in Stripe's dashboard: lost webhooks are found again by them.");
      case 429 ->
          Finding.warning(
              Defect.STRIPE_LIMITED,
              SUBJECT,
              "the account is at its limit of calls",
              "Look again in a minute.");
      default ->
          Finding.failed(
              Defect.STRIPE_AWAY,
              SUBJECT,
              stripe.account().base() + " answers " + given.status() + " " + message,
              "Look at https://status.stripe.com.");
    };
  }

  private static Finding mode(Stripe stripe) {
    boolean live = stripe.account().secretKey().reveal().matches("(sk|rk)_live_.*");
    if (live == stripe.livemode()) {
      return Finding.ok(SUBJECT, "the key is accepted, " + (live ? "live" : "test") + " mode");
    }
    return Finding.failed(
        Defect.STRIPE_MODE,
        SUBJECT,
        live
            ? "the key is of live mode, but webhooks of live mode are refused"
            : "the key is of test mode, but only webhooks of live mode are taken",
        "Set stripe.livemode to " + live + ", or use the other key.");
  }

  private static void webhooks(Stripe stripe, URI site, List<Finding> findings)
      throws InterruptedException {
    URI ours = site.resolve("/webhooks/stripe");
    Web.Answer answer =
        Web.get(
            address(stripe, "/v1/webhook_endpoints?limit=100"),
            stripe.account().secretKey().reveal());
    findings.add(
        switch (answer) {
          case Web.Given given when given.status() == 200 ->
              endpoint(ours, given.body().path("data"));
          case Web.Given given ->
              Finding.notChecked(
                  "webhooks",
                  "the key may not read webhook endpoints: "
                      + given.body().path("error").path("message").asText(""));
          case Web.None(String reason) -> Finding.notChecked("webhooks", "Stripe " + reason);
        });
  }

  /// @param endpoints all endpoints of the account
  static Finding endpoint(URI ours, JsonNode endpoints) {
    String advice =
        "In Stripe's dashboard (Developers, Webhooks), version "
            + StripeEventReader.API_VERSION
            + ". Until then payments are found by asking Stripe, minutes later.";
    for (JsonNode endpoint : endpoints) {
      if (!endpoint.path("url").asText().equals(ours.toString())) {
        continue;
      }
      if (!endpoint.path("status").asText().equals("enabled")) {
        return Finding.failed(
            Defect.WEBHOOKS_ENDPOINT,
            "webhooks",
            "the endpoint for " + ours + " is switched off",
            "Enable it. " + advice);
      }
      Set<String> missing = new TreeSet<>(StripeEventReader.TYPES);
      endpoint.path("enabled_events").forEach(type -> missing.remove(type.asText()));
      boolean all =
          endpoint.path("enabled_events").valueStream().anyMatch(t -> t.asText().equals("*"));
      if (!all && !missing.isEmpty()) {
        return Finding.failed(
            Defect.WEBHOOKS_ENDPOINT,
            "webhooks",
            "the endpoint is not sent " + String.join(", ", missing),
            "Add them. " + advice);
      }
      String version = endpoint.path("api_version").asText("");
      return version.isEmpty() || version.equals(StripeEventReader.API_VERSION)
          ? Finding.ok("webhooks", "Stripe sends them to " + ours)
          : Finding.warning(
              Defect.WEBHOOKS_VERSION,
              "webhooks",
              "they arrive in version " + version + ", so each costs a request to Stripe",
              "Create the endpoint again with version " + StripeEventReader.API_VERSION + ".");
    }
    return Finding.failed(
        Defect.WEBHOOKS_ENDPOINT,
        "webhooks",
        "Stripe sends none to " + ours,
        "Make an endpoint for it. " + advice);
  }

  private static URI address(Stripe stripe, String path) {
    return URI.create(stripe.account().base() + path);
  }
}
