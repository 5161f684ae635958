package live.maguey.holds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.Cause;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.SettlePayment;
import live.maguey.settlement.Step;

/// Ends a hold in the safe order: first the session at Stripe, so that it can no longer be paid,
/// then the hold. Shared by expiry and release.
final class CloseHold {
  /// How long after its end a hold waits for an unreachable Stripe before it is released anyway; a
  /// payment that comes then is a late one.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final CheckoutAttempts attempts;
  private final PaymentGateway gateway;
  private final SettlePayment settle;
  private final InstantSource clock;

  CloseHold(
      CheckoutAttempts attempts,
      PaymentGateway gateway,
      SettlePayment settle,
      InstantSource clock) {
    this.attempts = attempts;
    this.gateway = gateway;
    this.settle = settle;
    this.clock = clock;
  }

  /// @return whether the order was settled; false when Stripe could not be reached and there is
  ///   time
  boolean close(Order.Held held, Cause cause) {
    OrderId id = held.id();
    Instant now = clock.instant();
    Optional<CheckoutAttempt> current = attempts.current(id);
    String session = current.flatMap(CheckoutAttempt::session).orElse(null);
    if (session == null) {
      boolean asked =
          current.orElse(null) instanceof CheckoutAttempt.Opening opening
              && opening.sent().isPresent();
      if (asked && now.isBefore(held.expiresAt().plus(PATIENCE))) {
        return false;
      }
      return settled(id, lapsed(held, now), cause);
    }
    return switch (gateway.expire(session)) {
      case EXPIRED -> settled(id, expired(id, session, now), cause);
      case COMPLETE ->
          gateway.evidence(session) instanceof PaymentGateway.Evidence.Found(var facts)
              && complete(held, facts, cause);
      case UNKNOWN ->
          !now.isBefore(held.expiresAt().plus(PATIENCE)) && settled(id, lapsed(held, now), cause);
    };
  }

  /// A complete page is paid or never will be. What it brought may not have bought the places: a
  /// wrong amount, or money that is to come later. Then the hold ends anyway, and such money is a
  /// late payment.
  private boolean complete(Order.Held held, List<Fact> facts, Cause cause) {
    return switch (settle.settle(held.id(), facts, cause)) {
      case SettlePayment.Outcome.Settled(Order.Held _, List<Step> _) ->
          settled(held.id(), lapsed(held, clock.instant()), cause);
      case SettlePayment.Outcome.Settled _ -> true;
      case SettlePayment.Outcome.NoSuchOrder _ -> false;
    };
  }

  private boolean settled(OrderId id, Fact end, Cause cause) {
    return settle.settle(id, List.of(end), cause) instanceof SettlePayment.Outcome.Settled;
  }

  private static Fact expired(OrderId id, String session, Instant now) {
    return new Fact.PageEnded(id, session, Fact.PageEnded.End.EXPIRED, now, "expiry");
  }

  private static Fact lapsed(Order.Held held, Instant now) {
    return new Fact.HoldLapsed(held.id(), now, "expiry");
  }
}
