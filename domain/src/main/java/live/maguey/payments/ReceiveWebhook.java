package live.maguey.payments;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import live.maguey.audit.Alerts;
import live.maguey.audit.WatchSignatures;

/// Takes an event from Stripe: verify, store, answer. Nothing else happens in the request.
public final class ReceiveWebhook {
  private final WebhookVerifier verifier;
  private final WebhookEvents inbox;
  private final Alerts alerts;
  private final boolean livemode;
  private final InstantSource clock;
  private final WatchSignatures signatures;

  /// @param livemode whether this is production: an event of the other mode is refused and alerted
  public ReceiveWebhook(
      WebhookVerifier verifier,
      WebhookEvents inbox,
      Alerts alerts,
      boolean livemode,
      InstantSource clock,
      WatchSignatures signatures) {
    this.verifier = verifier;
    this.inbox = inbox;
    this.alerts = alerts;
    this.livemode = livemode;
    this.clock = clock;
    this.signatures = signatures;
  }

  public sealed interface Outcome {
    record Stored(String event) implements Outcome {}

    record Known(String event) implements Outcome {}

    record BadSignature(String reason) implements Outcome {}

    record WrongMode(boolean livemode) implements Outcome {}

    /// Signed, and yet no event: refused and alerted, once a day.
    record Malformed(String reason) implements Outcome {}
  }

  public Outcome receive(byte[] body, String signature, String requestId) {
    Instant now = clock.instant();
    return switch (verifier.verify(body, signature, now)) {
      case WebhookVerifier.Verified.Rejected(String reason) -> {
        signatures.refused(!signature.isBlank(), reason);
        yield new Outcome.BadSignature(reason);
      }
      case WebhookVerifier.Verified.Malformed(String reason) -> {
        signatures.accepted();
        alerts.raise(
            "webhook-malformed",
            "Stripe, " + now.atZone(ZoneOffset.UTC).toLocalDate(),
            "A signed event cannot be read: " + reason + ". Stripe sends it again for three days.",
            now);
        yield new Outcome.Malformed(reason);
      }
      case WebhookVerifier.Verified.Genuine event -> {
        signatures.accepted();
        if (event.livemode() != livemode) {
          alerts.raise(
              "webhook-wrong-mode",
              "webhook endpoint",
              "An event of the other mode arrived: the endpoint or its secret is configured wrongly.",
              now);
          yield new Outcome.WrongMode(event.livemode());
        }
        boolean stored =
            inbox.store(
                new WebhookEvent(
                    event.id(),
                    event.type(),
                    event.livemode(),
                    event.createdAt(),
                    now,
                    event.body(),
                    "webhook",
                    WebhookEvent.State.RECEIVED,
                    0,
                    now,
                    null,
                    null,
                    requestId));
        yield stored ? new Outcome.Stored(event.id()) : new Outcome.Known(event.id());
      }
    };
  }
}
