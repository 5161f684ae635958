package live.maguey.sandbox.wire;

import java.time.Duration;

/// What can be made to go wrong, on the API's side, on the webhooks' side, and with money.
public enum Knob {
  /// The API works slowly: the answer comes after a while, the idempotency key is taken meanwhile.
  DELAY,
  /// The API takes the request and never answers; nothing is done.
  HANG,
  /// The API does the work, keeps the answer under the idempotency key, and breaks the connection
  /// in the middle of the answer.
  LOST_REPLY,
  /// The API answers 500. As at Stripe, it is kept under the idempotency key: the same key gets the
  /// same 500 again. Resend keeps nothing.
  ANSWER_500,
  /// The API answers 503 before anything is begun; nothing is kept under the idempotency key.
  ANSWER_503,
  /// The API answers 429.
  ANSWER_429,
  /// A webhook is never sent, though the event is listed.
  DROP_WEBHOOKS,
  /// A webhook is sent twice at once.
  DUPLICATE_WEBHOOKS,
  /// Webhooks are held back for a while, then sent newest first.
  SHUFFLE_WEBHOOKS,
  /// Webhooks carry a signature made with another secret.
  WRONG_SIGNATURE,
  /// Stripe: a refund stays pending for a while before it succeeds.
  REFUND_PENDING,
  /// Stripe: a refund is accepted and fails a while later.
  REFUND_FAILS,
  /// Stripe: paying completes the session unpaid; the money comes (or not) on command.
  ASYNC_PAYMENT;

  /// How long it lasts by default.
  Duration usualTime() {
    return this == SHUFFLE_WEBHOOKS ? Duration.ofMillis(300) : Duration.ofSeconds(2);
  }
}
