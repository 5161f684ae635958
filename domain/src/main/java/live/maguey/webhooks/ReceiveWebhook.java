package live.maguey.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.WatchSignatures;

/// Takes an event from Stripe: verify, store, answer. Nothing else happens in the request.
public final class ReceiveWebhook {
  private static final AlertKind WRONG_MODE = AlertKind.WEBHOOK_WRONG_MODE;
  private static final String ENDPOINT = "webhook endpoint";

  /// How long no event of the other mode comes before the alert about them is closed.
  private static final Duration QUIET = Duration.ofHours(1);

  private static final int MOST_ALERTS = 1_000;

  private final WebhookVerifier verifier;
  private final WebhookEvents inbox;
  private final Alerts alerts;
  private final boolean livemode;
  private final InstantSource clock;
  private final WatchSignatures signatures;

  /// Since when this process has seen none of the other mode, or last closed the alert.
  private volatile Instant quietSince;

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
    this.quietSince = clock.instant();
  }

  public sealed interface Outcome {
    record Stored(String event) implements Outcome {}

    record Known(String event) implements Outcome {}

    /// Signed, and its id is another event's: refused and alerted, once a day. Nothing is stored.
    record Conflict(String event) implements Outcome {}

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
            AlertKind.WEBHOOK_MALFORMED,
            "Stripe, " + now.atZone(ZoneOffset.UTC).toLocalDate(),
            "A signed event cannot be read: " + reason + ". Stripe sends it again for three days.",
            now);
        yield new Outcome.Malformed(reason);
      }
      case WebhookVerifier.Verified.Genuine event -> {
        signatures.accepted();
        if (event.livemode() != livemode) {
          quietSince = now;
          alerts.raise(
              WRONG_MODE,
              ENDPOINT,
              "An event of the other mode arrived: the endpoint or its secret is configured wrongly.",
              now);
          yield new Outcome.WrongMode(event.livemode());
        }
        closeAfterQuiet(now);
        boolean stored =
            inbox.store(
                new WebhookEvent(
                    event.id(),
                    event.type(),
                    event.livemode(),
                    event.createdAt(),
                    now,
                    WebhookEvent.Origin.WEBHOOK,
                    event.body(),
                    requestId,
                    new WebhookEvent.State.Received(now)));
        yield stored ? new Outcome.Stored(event.id()) : again(event, now);
      }
    };
  }

  /// An id that is stored already: the same event once more, or another one under its id.
  private Outcome again(WebhookVerifier.Verified.Genuine event, Instant now) {
    if (inbox.find(event.id()).filter(known -> isSame(known, event)).isPresent()) {
      return new Outcome.Known(event.id());
    }
    alerts.raise(
        AlertKind.WEBHOOK_CONFLICT,
        "Stripe, " + now.atZone(ZoneOffset.UTC).toLocalDate(),
        "A signed event has the id of another one, "
            + event.id()
            + ". Stripe never does this: roll the webhook's secret.",
        now);
    return new Outcome.Conflict(event.id());
  }

  private boolean isSame(WebhookEvent known, WebhookVerifier.Verified.Genuine event) {
    return known.type().equals(event.type())
        && known.createdAt().equals(event.createdAt())
        && (known.body().isEmpty()
            || verifier.subject(known.body()).equals(verifier.subject(event.body())));
  }

  /// An alert of the last hour stays: another process may see what this one does not.
  private void closeAfterQuiet(Instant now) {
    Instant before = now.minus(QUIET);
    if (quietSince.isAfter(before)) {
      return;
    }
    if (alerts.open(MOST_ALERTS).stream()
        .noneMatch(alert -> alert.kind() == WRONG_MODE && alert.seenAt().isAfter(before))) {
      alerts.close(WRONG_MODE, ENDPOINT, now);
    }
    quietSince = now;
  }
}
