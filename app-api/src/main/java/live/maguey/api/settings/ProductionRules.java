package live.maguey.api.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import live.maguey.shared.Secret;

/// What must not go into production, however well-formed it is.
final class ProductionRules {
  private static final Set<String> DEMO_VALUES = Set.copyOf(DemoSettings.all().values());

  /// What each kind of secret begins with at its maker.
  private static final Map<String, String> PREFIXES =
      Map.of(
          "stripe.webhook-secret", "whsec_",
          "stripe.webhook-secret-previous", "whsec_",
          "resend.api-key", "re_",
          "resend.webhook-secret", "whsec_");

  private final KnownSettings known;

  private ProductionRules(KnownSettings known) {
    this.known = known;
  }

  static void check(KnownSettings known) {
    ProductionRules rules = new ProductionRules(known);
    rules.secrets();
    rules.keys();
    rules.addresses();
    known
        .text("stripe.livemode")
        .filter("false"::equalsIgnoreCase)
        .ifPresent(_ ->
            known.refuse(
                "stripe.livemode", "is false: production takes webhooks of live mode only"));
  }

  private void secrets() {
    for (Setting<?> setting : ServiceConfig.settings()) {
      if (setting.shape().example() instanceof Secret) {
        known.text(setting.key()).ifPresent(text -> secret(setting, text));
      }
    }
  }

  private void secret(Setting<?> setting, String text) {
    String prefix = PREFIXES.getOrDefault(setting.key(), "");
    if (listed(text).anyMatch(DEMO_VALUES::contains)) {
      known.refuse(setting.key(), "is the demo's, which everybody knows");
    } else if (!text.startsWith(prefix)) {
      known.refuse(setting.key(), "does not begin with " + prefix + ": " + setting.meaning());
    } else if (setting.key().equals("stripe.secret-key") && !text.matches("(sk|rk)_live_.*")) {
      known.refuse(
          setting.key(),
          text.matches("(sk|rk)_test_.*")
              ? "is a test key (sk_test_…): no money would move; use the live one, or `maguey up`"
              : "is not a live key (sk_live_… or rk_live_…)");
    }
  }

  private void keys() {
    List<String> others =
        Stream.of("keys.master", "keys.link").flatMap(key -> known.text(key).stream()).toList();
    if (others.size() == 2 && others.getFirst().equals(others.getLast())) {
      known.refuse("keys.link", "is the master key again: it needs one of its own");
    }
    if (known.text("keys.payment").stream()
        .flatMap(ProductionRules::listed)
        .anyMatch(others::contains)) {
      known.refuse(
          "keys.payment", "is the key of keys.master or keys.link again: it needs one of its own");
    }
  }

  private void addresses() {
    known
        .text("site")
        .map(URI::create)
        .ifPresentOrElse(
            site -> {
              if (!"https".equals(site.getScheme())) {
                known.refuse(
                    "site",
                    "is "
                        + site
                        + ": production needs https, for payments and for the gate's camera");
              }
            },
            () -> known.lack("site", "the public https address"));
    for (String key : List.of("venue.street", "venue.city")) {
      if (known.text(key).isEmpty()) {
        known.refuse(key, "is missing: " + ServiceConfig.setting(key).meaning());
      }
    }
    base("stripe.base");
    base("resend.base");
    if (known.text("smtp.security").filter("none"::equalsIgnoreCase).isPresent()
        && known.text("smtp.host").filter(host -> !isLoopback(host)).isPresent()) {
      known.refuse("smtp.security", "is `none`, which sends tickets unencrypted; use starttls");
    }
  }

  /// Keys and buyers' addresses do not travel in clear; a loopback address stays on the machine.
  private void base(String key) {
    known
        .text(key)
        .map(URI::create)
        .filter(base -> !"https".equals(base.getScheme()) && !isLoopback(base.getHost()))
        .ifPresent(base -> known.refuse(key, "is " + base + ": production needs https"));
  }

  private static Stream<String> listed(String keys) {
    return Shape.listed(new Secret(keys)).stream().map(Secret::reveal);
  }

  private static boolean isLoopback(String host) {
    return "localhost".equals(host)
        || (host.matches("[0-9.]+|\\[[0-9a-fA-F:]+]")
            && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress());
  }
}
