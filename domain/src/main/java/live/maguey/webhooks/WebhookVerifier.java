package live.maguey.webhooks;

import java.time.Instant;

/// Checks Stripe's signature over the raw bytes, with five minutes of tolerance to both sides. Two
/// secrets may be valid while they are rotated.
public interface WebhookVerifier {
  Verified verify(byte[] body, String signature, Instant now);

  /// Which of Stripe's objects an event tells of, and how it stood: two deliveries of one event
  /// agree in this whatever API version wrote them. Empty where the body is purged.
  default String subject(String body) {
    return body;
  }

  sealed interface Verified {
    record Genuine(String id, String type, boolean livemode, Instant createdAt, String body)
        implements Verified {}

    record Rejected(String reason) implements Verified {}

    /// Signed with a secret of ours, and yet nothing that Stripe sends.
    record Malformed(String reason) implements Verified {}
  }
}
