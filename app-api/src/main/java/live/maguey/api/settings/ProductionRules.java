package live.maguey.api.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import live.maguey.email.SmtpSettings;
import live.maguey.shared.Secret;

/// What must not go into production, however well-formed it is.
record ProductionRules(KnownSettings known) {
  private static final Set<String> DEMO_VALUES = Set.copyOf(DemoSettings.all().values());

  /// What each kind of secret begins with at its maker.
  private static final Map<String, String> PREFIXES =
      Map.of(
          "stripe.webhook-secret", "whsec_",
          "stripe.webhook-secret-previous", "whsec_",
          "resend.api-key", "re_",
          "resend.webhook-secret", "whsec_");

  static void check(KnownSettings known) {
    ProductionRules rules = new ProductionRules(known);
    ServiceConfig.settings().stream()
        .filter(setting -> setting.type() == Secret.class)
        .forEach(rules::secret);
    rules.keys();
    rules.addresses();
    if (!known.find("stripe.livemode", Boolean.class).orElse(true)) {
      known.refuse("stripe.livemode", "is false: production takes webhooks of live mode only");
    }
  }

  private void secret(Setting setting) {
    String key = setting.key();
    String text = known.find(key, Secret.class).map(Secret::reveal).orElse("");
    String prefix = PREFIXES.getOrDefault(key, "");
    if (text.isEmpty()) {
      return;
    }
    if (listed(key).anyMatch(DEMO_VALUES::contains)) {
      known.refuse(key, "is the demo's, which everybody knows");
    } else if (!text.startsWith(prefix)) {
      known.refuse(key, "does not begin with " + prefix + ": " + setting.meaning());
    } else if (key.equals("stripe.secret-key") && !text.matches("(sk|rk)_live_.*")) {
      known.refuse(
          key,
          text.matches("(sk|rk)_test_.*")
              ? "is a test key (sk_test_…): no money would move; use the live one, or `maguey up`"
              : "is not a live key (sk_live_… or rk_live_…)");
    }
  }

  private void keys() {
    List<String> others = Stream.of("keys.master", "keys.link").flatMap(this::listed).toList();
    if (Set.copyOf(others).size() < others.size()) {
      known.refuse("keys.link", "is the master key again: it needs one of its own");
    }
    if (listed("keys.payment").anyMatch(others::contains)) {
      known.refuse(
          "keys.payment", "is the key of keys.master or keys.link again: it needs one of its own");
    }
  }

  private void addresses() {
    known
        .find("site", URI.class)
        .ifPresentOrElse(
            site -> https("site", site, ", for payments and for the gate's camera"),
            () -> known.lack("site", "the public https address"));
    for (String key : List.of("venue.street", "venue.city")) {
      if (known.find(key, String.class).isEmpty()) {
        known.refuse(key, "is missing: " + KnownSettings.setting(key).meaning());
      }
    }
    // Keys and buyers' addresses do not travel in clear; a loopback address stays on the machine.
    for (String key : List.of("stripe.base", "resend.base", "alerts.pagerduty-base")) {
      known
          .find(key, URI.class)
          .filter(base -> !isLoopback(base.getHost()))
          .ifPresent(base -> https(key, base, ""));
    }
    for (String key : List.of("alerts.slack", "sentry.dsn")) {
      known
          .find(key, Secret.class)
          .map(link -> URI.create(link.reveal()))
          .filter(link -> !isLoopback(link.getHost()))
          .filter(link -> !"https".equals(link.getScheme()))
          .ifPresent(_ -> known.refuse(key, "is not https, which production needs"));
    }
    if (known
            .find("smtp.security", SmtpSettings.Security.class)
            .filter(SmtpSettings.Security.NONE::equals)
            .isPresent()
        && known.find("smtp.host", String.class).filter(host -> !isLoopback(host)).isPresent()) {
      known.refuse("smtp.security", "is `none`, which sends tickets unencrypted; use starttls");
    }
  }

  private void https(String key, URI address, String why) {
    if (!"https".equals(address.getScheme())) {
      known.refuse(key, "is " + address + ": production needs https" + why);
    }
  }

  private Stream<String> listed(String key) {
    return known.find(key, Secret.class).stream()
        .flatMap(keys -> Shape.listed(keys).stream())
        .map(Secret::reveal);
  }

  private static boolean isLoopback(String host) {
    return "localhost".equals(host)
        || (host.matches("[0-9.]+|\\[[0-9a-fA-F:]+]")
            && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress());
  }
}
