package live.maguey.sandbox.stripe;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import live.maguey.sandbox.wire.Secrets;
import live.maguey.sandbox.wire.SigningSecrets;
import live.maguey.sandbox.wire.WebhookSender;

/// `Stripe-Signature: t=…,v1=…`, one `v1` per valid secret
/// (<https://docs.stripe.com/webhooks#verify-manually>).
public final class StripeSignature implements WebhookSender.Signer {
  private final Clock clock;
  private final SigningSecrets secrets;

  public StripeSignature(Clock clock, SigningSecrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
  }

  @Override
  public Map<String, String> headers(String id, String body, boolean wrongly) {
    long now = clock.instant().getEpochSecond();
    List<String> parts = new ArrayList<>(List.of("t=" + now));
    for (String secret : secrets.valid()) {
      byte[] key = (wrongly ? "whsec_of_somebody_else" : secret).getBytes(StandardCharsets.UTF_8);
      byte[] message = (now + "." + body).getBytes(StandardCharsets.UTF_8);
      parts.add("v1=" + HexFormat.of().formatHex(Secrets.hmacSha256(key, message)));
    }
    return Map.of(
        "Stripe-Signature",
        String.join(",", parts),
        "User-Agent",
        "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
  }
}
