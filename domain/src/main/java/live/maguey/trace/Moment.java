package live.maguey.trace;

import java.time.Instant;

/// Something that happened.
///
/// @param text in words, for people
/// @param reference the id of what it happened to, as Stripe, the provider or our server has it
public record Moment(Instant at, Kind kind, String text, String reference) {
  public enum Kind {
    /// The guest's own request.
    ORDER,
    /// What Stripe says, at Stripe's time.
    STRIPE,
    /// A webhook from Stripe, and when we processed it.
    WEBHOOK,
    /// What our server did about it.
    SERVER,
    LEDGER,
    REFUND,
    EMAIL,
    SCAN
  }
}
