package live.maguey.sandbox.resend;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import live.maguey.sandbox.wire.Secrets;
import live.maguey.sandbox.wire.SigningSecrets;
import live.maguey.sandbox.wire.WebhookSender;

/// `svix-id`, `svix-timestamp` and `svix-signature: v1,…`, one per valid secret; a secret is
/// `whsec_` and the key in base64
/// (<https://docs.svix.com/receiving/verifying-payloads/how-manual>).
public final class SvixSignature implements WebhookSender.Signer {
  private static final String PREFIX = "whsec_";

  private final Clock clock;
  private final SigningSecrets secrets;

  /// @throws IllegalArgumentException when a secret has another form
  public SvixSignature(Clock clock, SigningSecrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
    secrets.valid().forEach(SvixSignature::key);
  }

  private static byte[] key(String secret) {
    try {
      return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "The Resend webhook secret must be whsec_ and a key in base64.", e);
    }
  }

  @Override
  public Map<String, String> headers(String id, String body, boolean wrongly) {
    long now = clock.instant().getEpochSecond();
    byte[] message = (id + "." + now + "." + body).getBytes(StandardCharsets.UTF_8);
    List<String> signatures = new ArrayList<>();
    for (String secret : secrets.valid()) {
      byte[] used = wrongly ? "somebody else".getBytes(StandardCharsets.UTF_8) : key(secret);
      signatures.add("v1," + Base64.getEncoder().encodeToString(Secrets.hmacSha256(used, message)));
    }
    return Map.of(
        "svix-id",
        id,
        "svix-timestamp",
        Long.toString(now),
        "svix-signature",
        String.join(" ", signatures),
        "User-Agent",
        "Svix-Webhooks/1.0");
  }
}
