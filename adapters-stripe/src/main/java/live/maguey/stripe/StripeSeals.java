package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.RefundRetrieveParams;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.orders.OrderId;
import live.maguey.revenue.Seals;
import live.maguey.shared.Unavailable;

/// Looks for our seal at Stripe: on a payment or its charge; of a refund or a dispute, on the
/// payment that it is about.
public final class StripeSeals implements Seals {
  private final StripeCalls calls;
  private final OrderSeal seal;

  /// @param seal never the unverified one: it believes everybody
  public StripeSeals(StripeSettings settings, OrderSeal seal) {
    this.calls = new StripeCalls(settings, InstantSource.system());
    this.seal = seal;
  }

  @Override
  public Optional<OrderId> opened(String source) {
    return switch (source.substring(0, source.indexOf('_') + 1)) {
      case "pi_" ->
          opened(Endpoint.READ_INTENT, stripe -> stripe.paymentIntents().retrieve(source));
      case "ch_", "py_" ->
          opened(Endpoint.READ_CHARGE, stripe -> stripe.charges().retrieve(source));
      case "re_", "pyr_" -> opened(Endpoint.READ_REFUND, refund(source));
      case "dp_", "du_" -> opened(Endpoint.READ_DISPUTE, dispute(source));
      default -> Optional.empty();
    };
  }

  private static StripeCalls.Call refund(String id) {
    var expanded = RefundRetrieveParams.builder().addExpand("payment_intent").build();
    return stripe -> stripe.refunds().retrieve(id, expanded);
  }

  private static StripeCalls.Call dispute(String id) {
    var expanded = DisputeRetrieveParams.builder().addExpand("payment_intent").build();
    return stripe -> stripe.disputes().retrieve(id, expanded);
  }

  private Optional<OrderId> opened(Endpoint endpoint, StripeCalls.Call call) {
    return switch (calls.ask(endpoint, "id", call)) {
      case Answer.Given<JsonNode>(JsonNode object) ->
          seal.order(object).or(() -> seal.order(object.path("payment_intent")));
      case Answer.Not<JsonNode>(Failure.Refused(String code, String _))
          when code.equals("resource_missing") ->
          Optional.empty();
      case Answer.Not<JsonNode>(Failure failure) ->
          throw new Unavailable("Stripe does not tell who opened it: " + failure.reason());
    };
  }
}
