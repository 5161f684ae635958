package live.maguey.api;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.email.SmtpSettings;
import live.maguey.shared.Secret;

/// What must not go into production, however well-formed it is.
final class ProductionRules {
  private static final Set<String> DEMO_VALUES = Set.copyOf(DemoSettings.all().values());
  private static final Pattern TEST_KEY = Pattern.compile("(sk|rk)_test_.*");
  private static final Pattern LIVE_KEY = Pattern.compile("(sk|rk)_live_.*");
  private static final List<Setting<Secret>> SECRETS =
      List.of(
          ServiceSettings.DATABASE_PASSWORD,
          ServiceSettings.STRIPE_SECRET_KEY,
          ServiceSettings.STRIPE_WEBHOOK_SECRET,
          ServiceSettings.STRIPE_WEBHOOK_SECRET_PREVIOUS,
          ServiceSettings.RESEND_API_KEY,
          ServiceSettings.RESEND_WEBHOOK_SECRET,
          ServiceSettings.SMTP_PASSWORD,
          ServiceSettings.KEYS_MASTER,
          ServiceSettings.KEYS_LINK);

  /// What each kind of secret begins with at its maker.
  private static final Map<Setting<Secret>, String> PREFIXES =
      Map.of(
          ServiceSettings.STRIPE_WEBHOOK_SECRET, "whsec_",
          ServiceSettings.STRIPE_WEBHOOK_SECRET_PREVIOUS, "whsec_",
          ServiceSettings.RESEND_API_KEY, "re_",
          ServiceSettings.RESEND_WEBHOOK_SECRET, "whsec_");

  private ProductionRules() {}

  static void check(SettingValues values) {
    for (Setting<Secret> setting : SECRETS) {
      values.find(setting).ifPresent(secret -> checkSecret(values, setting, secret.reveal()));
    }
    values
        .find(ServiceSettings.STRIPE_SECRET_KEY)
        .map(Secret::reveal)
        .ifPresent(key -> checkStripeKey(values, key));
    values
        .find(ServiceSettings.SITE)
        .ifPresentOrElse(
            site -> {
              if (!"https".equals(site.getScheme())) {
                values.refuse(
                    ServiceSettings.SITE,
                    "is "
                        + site
                        + ": production needs https, for payments and for the gate's camera");
              }
            },
            () -> values.refuse(ServiceSettings.SITE, "is missing: the public https address"));
    for (Setting<String> address :
        List.of(ServiceSettings.VENUE_STREET, ServiceSettings.VENUE_CITY)) {
      if (values.find(address).isEmpty()) {
        values.refuse(address, "is missing: " + address.meaning());
      }
    }
    checkBase(values, ServiceSettings.STRIPE_BASE);
    checkBase(values, ServiceSettings.RESEND_BASE);
    if (values.find(ServiceSettings.SMTP_SECURITY).equals(Optional.of(SmtpSettings.Security.NONE))
        && values.find(ServiceSettings.SMTP_HOST).filter(host -> !isLoopback(host)).isPresent()) {
      values.refuse(
          ServiceSettings.SMTP_SECURITY,
          "is `none`, which sends tickets unencrypted; use starttls");
    }
    if (!values.find(ServiceSettings.STRIPE_LIVEMODE).orElse(true)) {
      values.refuse(
          ServiceSettings.STRIPE_LIVEMODE, "is false: production takes webhooks of live mode only");
    }
    var master = values.find(ServiceSettings.KEYS_MASTER);
    if (master.isPresent() && master.equals(values.find(ServiceSettings.KEYS_LINK))) {
      values.refuse(ServiceSettings.KEYS_LINK, "is the master key again: it needs one of its own");
    }
    values
        .find(ServiceSettings.KEYS_PAYMENT)
        .map(Shapes::listed)
        .ifPresent(keys -> checkPayment(values, keys));
  }

  private static void checkPayment(SettingValues values, List<Secret> keys) {
    if (keys.stream().map(Secret::reveal).anyMatch(DEMO_VALUES::contains)) {
      values.refuse(ServiceSettings.KEYS_PAYMENT, "is the demo's, which everybody knows");
    } else if (Stream.of(ServiceSettings.KEYS_MASTER, ServiceSettings.KEYS_LINK)
        .flatMap(other -> values.find(other).stream())
        .anyMatch(keys::contains)) {
      values.refuse(
          ServiceSettings.KEYS_PAYMENT,
          "is the key of keys.master or keys.link again: it needs one of its own");
    }
  }

  private static void checkSecret(SettingValues values, Setting<Secret> setting, String secret) {
    if (DEMO_VALUES.contains(secret)) {
      values.refuse(setting, "is the demo's, which everybody knows");
      return;
    }
    String prefix = PREFIXES.get(setting);
    if (prefix != null && !secret.startsWith(prefix)) {
      values.refuse(setting, "does not begin with " + prefix + ": " + setting.meaning());
    }
  }

  private static void checkStripeKey(SettingValues values, String key) {
    if (DEMO_VALUES.contains(key)) {
      return;
    }
    if (TEST_KEY.matcher(key).matches()) {
      values.refuse(
          ServiceSettings.STRIPE_SECRET_KEY,
          "is a test key (sk_test_…): no money would move; use the live one, or `maguey up`");
    } else if (!LIVE_KEY.matcher(key).matches()) {
      values.refuse(
          ServiceSettings.STRIPE_SECRET_KEY, "is not a live key (sk_live_… or rk_live_…)");
    }
  }

  /// Keys and buyers' addresses do not travel in clear; a loopback address stays on the machine.
  private static void checkBase(SettingValues values, Setting<URI> setting) {
    values
        .find(setting)
        .filter(base -> !"https".equals(base.getScheme()) && !isLoopback(base.getHost()))
        .ifPresent(base -> values.refuse(setting, "is " + base + ": production needs https"));
  }

  private static boolean isLoopback(String host) {
    return "localhost".equals(host)
        || (host.matches("[0-9.]+|\\[[0-9a-fA-F:]+]")
            && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress());
  }
}
