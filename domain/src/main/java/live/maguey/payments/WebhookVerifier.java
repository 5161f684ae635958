package live.maguey.payments;

import java.time.Instant;

/// Checks Stripe's signature over the raw bytes, with five minutes of tolerance to both sides. Two
/// secrets may be valid while they are rotated.
public interface WebhookVerifier {
  Verified verify(byte[] body, String signature, Instant now);

  sealed interface Verified {
    record Genuine(String id, String type, boolean livemode, Instant createdAt, String body)
        implements Verified {}

    record Rejected(String reason) implements Verified {}

    /// Signed with a secret of ours, and yet nothing that Stripe sends.
    record Malformed(String reason) implements Verified {}
  }
}
