package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import live.maguey.payments.PaymentGateway.Refunded;
import live.maguey.payments.Refund;

/// Refunds at Stripe, each made once: whose reply was lost or whose key Stripe may have forgotten
/// is looked for before it is made.
final class StripeRefunds {
  /// Stripe forgets keys after 24 hours at the earliest.
  private static final Duration KEY_LIVES = Duration.ofHours(20);

  private final StripeCalls calls;
  private final OrderSeal seal;
  private final InstantSource clock;

  StripeRefunds(StripeCalls calls, OrderSeal seal, InstantSource clock) {
    this.calls = calls;
    this.seal = seal;
    this.clock = clock;
  }

  /// @see live.maguey.payments.PaymentGateway#refund
  Refunded refund(Refund refund) {
    boolean keyMayBeForgotten =
        refund.standing() instanceof Refund.Standing.Requested(Optional<Instant> first)
            && first.filter(at -> at.plus(KEY_LIVES).isBefore(clock.instant())).isPresent();
    // Under a new key Stripe would create a second refund if the first one's reply was lost.
    if (keyMayBeForgotten || refund.attempt() > 1) {
      return madeOr(refund, () -> make(refund));
    }
    return make(refund);
  }

  private Refunded make(Refund refund) {
    var parameters =
        RefundCreateParams.builder()
            .setPaymentIntent(refund.payment())
            .setAmount(refund.amount().minor())
            .putAllMetadata(seal.metadata(refund))
            .build();
    RequestOptions key = StripeCalls.key(refund.key());
    return switch (calls.ask(
        Endpoint.MAKE_REFUND, "id", stripe -> stripe.refunds().create(parameters, key))) {
      case Answer.Given<JsonNode>(JsonNode made) -> made(made);
      case Answer.Not<JsonNode>(Failure failure) -> notMade(refund, failure);
    };
  }

  private Refunded notMade(Refund refund, Failure failure) {
    return switch (failure) {
      case Failure.Refused(String code, String message) -> {
        yield code.equals("charge_already_refunded")
            ? madeOr(refund, Refunded.BackAlready::new)
            : new Refunded.Refused(code, message);
      }
      case Failure.Broken(String message) ->
          madeOr(refund, () -> new Refunded.Refused("key-used-up", message));
      case Failure.Throttled _, Failure.Misconfigured _, Failure.Unknown _ ->
          new Refunded.Unknown(failure.reason());
    };
  }

  /// Our refund among those of its payment, one that carries our id and has not failed; without
  /// one, what `otherwise` gives. The id alone is believed here: to miss ours would pay twice.
  private Refunded madeOr(Refund refund, Supplier<Refunded> otherwise) {
    var parameters =
        RefundListParams.builder()
            .setPaymentIntent(refund.payment())
            .setLimit(StripeCalls.PAGE)
            .build();
    return switch (calls.ask(
        Endpoint.LIST_REFUNDS, "data", stripe -> stripe.refunds().list(parameters))) {
      case Answer.Given<JsonNode>(JsonNode list) ->
          list.path("data")
              .valueStream()
              .filter(r -> OrderSeal.claimedRefund(r).equals(Optional.of(refund.id().value())))
              .map(StripeRefunds::made)
              .filter(made -> made.news().isGoing())
              .<Refunded>map(r -> r)
              .findFirst()
              .orElseGet(otherwise);
      case Answer.Not<JsonNode>(Failure failure) -> new Refunded.Unknown(failure.reason());
    };
  }

  private static Refunded.Made made(JsonNode refund) {
    return new Refunded.Made(refund.path("id").asText(), ObjectFacts.news(refund));
  }
}
