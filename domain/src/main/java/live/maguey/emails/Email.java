package live.maguey.emails;

import java.time.Instant;
import live.maguey.orders.BuyerId;
import live.maguey.orders.OrderId;
import org.jspecify.annotations.Nullable;

/// An email that we owe. Its text is rendered when it is sent and stored nowhere.
///
/// @param subject the id of what it is about: an order, a refund; one email per kind and subject
/// @param attempts how often a provider was asked
/// @param nextAttemptAt when it is due; null once nothing more is to be sent
/// @param provider who accepted it, and under which id; null until then
/// @param lastAnswer what the last attempt brought, for staff
/// @param doubt null while it is surely unsent, or once it is known to be sent
public record Email(
    EmailId id,
    Kind kind,
    OrderId order,
    BuyerId buyer,
    String subject,
    State state,
    int attempts,
    Instant queuedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant acceptedAt,
    @Nullable String provider,
    @Nullable String providerId,
    @Nullable String lastAnswer,
    @Nullable Doubt doubt,
    @Nullable String requestId) {

  /// A provider that may have sent the email: its answer did not come, or did not say.
  ///
  /// @param since the first such answer
  public record Doubt(String provider, Instant since) {}

  public enum Kind {
    TICKETS(Lane.CONFIRMATION),
    FIND_TICKETS(Lane.CONFIRMATION),
    LATE_REFUND(Lane.REFUND),
    REFUND(Lane.REFUND),
    EVENT_CANCELLED(Lane.BULK);

    private final Lane lane;

    Kind(Lane lane) {
      this.lane = lane;
    }

    public Lane lane() {
      return lane;
    }
  }

  /// In the order in which they are served.
  public enum Lane {
    CONFIRMATION,
    PASS,
    REFUND,
    BULK
  }

  /// In the order in which an email passes through them; it never goes back. Delivered may still be
  /// followed by a complaint, and a delay by either end.
  public enum State {
    QUEUED,
    ACCEPTED,
    DELAYED,
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    GIVEN_UP
  }

  public static Email queued(
      EmailId id,
      Kind kind,
      OrderId order,
      BuyerId buyer,
      String subject,
      Instant now,
      @Nullable String requestId) {
    return new Email(
        id,
        kind,
        order,
        buyer,
        subject,
        State.QUEUED,
        0,
        now,
        now,
        null,
        null,
        null,
        null,
        null,
        requestId);
  }
}
