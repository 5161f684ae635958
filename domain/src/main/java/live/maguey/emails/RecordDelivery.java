package live.maguey.emails;

import java.time.Instant;

/// Records a provider's report on an accepted email.
public final class RecordDelivery {
  private final Outbox outbox;
  private final DeliveryReports reports;

  public RecordDelivery(Outbox outbox, DeliveryReports reports) {
    this.outbox = outbox;
    this.reports = reports;
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
              String detail) ->
          new Outcome.Recorded(outbox.delivery(providerId, state, at, detail));
      case DeliveryReports.Report.Other(String type) -> new Outcome.Ignored(type);
      case DeliveryReports.Report.Untrusted(String reason) -> new Outcome.BadSignature(reason);
    };
  }
}
