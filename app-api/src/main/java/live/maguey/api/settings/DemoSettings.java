package live.maguey.api.settings;

import java.util.Map;

/// The settings that `maguey up` has built in, so that it needs none. Its secrets are public;
/// production refuses every one of them.
public final class DemoSettings {
  public static final String STRIPE_SECRET_KEY = "sk_test_maguey_demo";
  public static final String STRIPE_WEBHOOK_SECRET = "whsec_maguey_demo_stripe";
  public static final String RESEND_API_KEY = "re_maguey_demo";
  public static final String RESEND_WEBHOOK_SECRET = "whsec_bWFndWV5LWRlbW8tcmVzZW5kLXdlYmhvb2s=";

  /// Three sentences of 32 letters in base64; nothing about them is secret.
  private static final String MASTER_KEY = "bWFndWV5IGRlbW86IHRoZSBtYXN0ZXIga2V5LCAzMkI=";

  private static final String LINK_KEY = "bWFndWV5IGRlbW86IHRoZSBsaW5rIGtleSwgMzIgQi4=";

  private static final String PAYMENT_KEY = "bWFndWV5IGRlbW86IHRoZSBwYXltZW50IGtleSwgMzI=";

  private DemoSettings() {}

  /// The addresses of the embedded parts are not included: they are known once the parts run.
  public static Map<String, String> all() {
    return Map.ofEntries(
        Map.entry("stripe.secret-key", STRIPE_SECRET_KEY),
        Map.entry("stripe.webhook-secret", STRIPE_WEBHOOK_SECRET),
        Map.entry("stripe.livemode", "false"),
        Map.entry("resend.api-key", RESEND_API_KEY),
        Map.entry("resend.webhook-secret", RESEND_WEBHOOK_SECRET),
        Map.entry("mail.from", "tickets@maguey.example"),
        Map.entry("mail.reply-to", "hello@maguey.example"),
        Map.entry("venue.phone", "+1 512 555 0142"),
        Map.entry("venue.street", "1200 Agave Street"),
        Map.entry("venue.city", "Austin, TX 78702"),
        Map.entry("venue.way", "Bus 17 stops at the door until 3 AM. There is no parking."),
        Map.entry(
            "venue.way-es", "El autobús 17 para en la puerta hasta las 3. No hay estacionamiento."),
        Map.entry("keys.master", MASTER_KEY),
        Map.entry("keys.link", LINK_KEY),
        Map.entry("keys.payment", PAYMENT_KEY),
        // Everybody who tries the demo comes from one address.
        Map.entry("sales.holds-per-network", "200"),
        Map.entry("sales.orders-per-minute", "600"),
        // Several demos run on one machine.
        Map.entry("ops.port", "0"),
        Map.entry("log.format", "text"));
  }
}
