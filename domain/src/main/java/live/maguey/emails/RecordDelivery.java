package live.maguey.emails;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.WatchSignatures;
import live.maguey.shared.EmailAddress;

/// Records a provider's report on an accepted email.
public final class RecordDelivery {
  private final Outbox outbox;
  private final DeliveryReports reports;
  private final WatchSignatures signatures;
  private final Alerts alerts;
  private final InstantSource clock;

  public RecordDelivery(
      Outbox outbox,
      DeliveryReports reports,
      WatchSignatures signatures,
      Alerts alerts,
      InstantSource clock) {
    this.outbox = outbox;
    this.reports = reports;
    this.signatures = signatures;
    this.alerts = alerts;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// @param ours whether we sent such an email
    record Recorded(boolean ours) implements Outcome {}

    /// A kind of report that changes nothing.
    record Ignored(String type) implements Outcome {}

    record BadSignature(String reason) implements Outcome {}

    /// Signed, and yet no report: refused and alerted, once a day.
    record Malformed(String reason) implements Outcome {}
  }

  /// @param id, timestamp, signature the three Svix headers
  public Outcome record(byte[] body, String id, String timestamp, String signature) {
    return switch (reports.read(body, id, timestamp, signature)) {
      case DeliveryReports.Report.Delivery(
              String providerId,
              Email.Delivery delivery,
              Instant at,
              String detail) -> {
        signatures.accepted();
        String kept = EmailAddress.withoutAddresses(detail);
        yield new Outcome.Recorded(outbox.delivery(providerId, delivery, at, kept));
      }
      case DeliveryReports.Report.Other(String type) -> {
        signatures.accepted();
        yield new Outcome.Ignored(type);
      }
      case DeliveryReports.Report.Untrusted(String reason) -> {
        signatures.refused(!signature.isBlank(), reason);
        yield new Outcome.BadSignature(reason);
      }
      case DeliveryReports.Report.Malformed(String reason) -> {
        signatures.accepted();
        Instant now = clock.instant();
        alerts.raise(
            AlertKind.WEBHOOK_MALFORMED,
            "Resend, " + now.atZone(ZoneOffset.UTC).toLocalDate(),
            "A signed delivery report cannot be read: " + reason + ". Resend sends it again.",
            now);
        yield new Outcome.Malformed(reason);
      }
    };
  }
}
