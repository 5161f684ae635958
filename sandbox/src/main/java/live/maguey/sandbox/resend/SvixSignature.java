package live.maguey.sandbox.resend;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import live.maguey.sandbox.wire.Secrets;
import live.maguey.sandbox.wire.WebhookSender;

/// `svix-id`, `svix-timestamp` and `svix-signature: v1,…`, one per valid secret; a secret is
/// `whsec_` and the key in base64
/// (<https://docs.svix.com/receiving/verifying-payloads/how-manual>).
public final class SvixSignature implements WebhookSender.Signer {
  private static final String PREFIX = "whsec_";

  private final Clock clock;
  private volatile List<byte[]> keys;

  public SvixSignature(Clock clock, String secret) {
    this.clock = clock;
    this.keys = List.of(key(secret));
  }

  void use(List<String> secrets) {
    keys = secrets.stream().map(SvixSignature::key).toList();
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
    for (byte[] key : keys) {
      byte[] used = wrongly ? "somebody else".getBytes(StandardCharsets.UTF_8) : key;
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
