package live.maguey.emails;

import java.time.Instant;

/// Reads a provider's webhook, after it has checked its signature over the raw bytes.
public interface DeliveryReports {
  Report read(byte[] body, String id, String timestamp, String signature);

  sealed interface Report {
    record Delivery(String providerId, Email.Delivery state, Instant at, String detail)
        implements Report {}

    record Other(String type) implements Report {}

    record Untrusted(String reason) implements Report {}

    /// Signed with our secret, and yet nothing that the provider sends.
    record Malformed(String reason) implements Report {}
  }
}
