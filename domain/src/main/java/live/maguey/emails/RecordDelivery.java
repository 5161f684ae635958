package live.maguey.emails;

import java.time.Instant;
import live.maguey.audit.WatchSignatures;

/// Records a provider's report on an accepted email.
public final class RecordDelivery {
  private final Outbox outbox;
  private final DeliveryReports reports;
  private final WatchSignatures signatures;

  public RecordDelivery(Outbox outbox, DeliveryReports reports, WatchSignatures signatures) {
    this.outbox = outbox;
    this.reports = reports;
    this.signatures = signatures;
  }

  public sealed interface Outcome {
    /// @param ours whether we sent such an email
    record Recorded(boolean ours) implements Outcome {}

    /// A kind of report that changes nothing.
    record Ignored(String type) implements Outcome {}

    record BadSignature(String reason) implements Outcome {}
  }

  /// @param id, timestamp, signature the three Svix headers
  public Outcome record(byte[] body, String id, String timestamp, String signature) {
    return switch (reports.read(body, id, timestamp, signature)) {
      case DeliveryReports.Report.Delivery(
              String providerId,
              Email.State state,
              Instant at,
              String detail) -> {
        signatures.accepted();
        yield new Outcome.Recorded(outbox.delivery(providerId, state, at, detail));
      }
      case DeliveryReports.Report.Other(String type) -> {
        signatures.accepted();
        yield new Outcome.Ignored(type);
      }
      case DeliveryReports.Report.Untrusted(String reason) -> {
        signatures.refused(!signature.isBlank(), reason);
        yield new Outcome.BadSignature(reason);
      }
    };
  }
}
