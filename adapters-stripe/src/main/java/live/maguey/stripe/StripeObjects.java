package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.param.radar.EarlyFraudWarningRetrieveParams;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway.Evidence;

/// What Stripe's objects say now: each kind read with all that its facts need, and its order found
/// by our seal or our records.
final class StripeObjects {
  private final StripeCalls calls;
  private final OrderSeal seal;
  private final StripePaymentGateway.Records records;
  private final InstantSource clock;

  StripeObjects(
      StripeCalls calls,
      OrderSeal seal,
      StripePaymentGateway.Records records,
      InstantSource clock) {
    this.calls = calls;
    this.seal = seal;
    this.records = records;
    this.clock = clock;
  }

  /// By the beginning of its id.
  Evidence evidence(String object) {
    return switch (object.substring(0, object.indexOf('_') + 1)) {
      case "cs_" -> evidence(Endpoint.READ_SESSION, session(object), ObjectFacts::session);
      case "pi_" -> evidence(Endpoint.READ_INTENT, intent(object), ObjectFacts::intent);
      case "ch_", "py_" -> evidence(Endpoint.READ_CHARGE, charge(object), ObjectFacts::charge);
      case "re_", "pyr_" ->
          evidence(
              Endpoint.READ_REFUND,
              refund(object),
              (facts, refund) -> facts.refund(refund, seal.refund(refund)));
      case "dp_", "du_" -> evidence(Endpoint.READ_DISPUTE, dispute(object), ObjectFacts::dispute);
      case "issfr_" ->
          evidence(
              Endpoint.READ_WARNING,
              warning(object),
              (facts, warning) -> List.of(facts.warning(warning)));
      default -> new Evidence.Foreign();
    };
  }

  private static StripeCalls.Call session(String id) {
    var expanded =
        SessionRetrieveParams.builder()
            .addExpand("payment_intent.latest_charge.balance_transaction")
            .build();
    return stripe ->
        stripe.checkout().sessions().retrieve(id, expanded, RequestOptions.getDefault());
  }

  private static StripeCalls.Call intent(String id) {
    var expanded =
        PaymentIntentRetrieveParams.builder()
            .addExpand("latest_charge.balance_transaction")
            .build();
    return stripe -> stripe.paymentIntents().retrieve(id, expanded);
  }

  private static StripeCalls.Call charge(String id) {
    var expanded = ChargeRetrieveParams.builder().addExpand("balance_transaction").build();
    return stripe -> stripe.charges().retrieve(id, expanded);
  }

  private static StripeCalls.Call refund(String id) {
    var expanded = RefundRetrieveParams.builder().addExpand("payment_intent").build();
    return stripe -> stripe.refunds().retrieve(id, expanded);
  }

  private static StripeCalls.Call dispute(String id) {
    var expanded = DisputeRetrieveParams.builder().addExpand("payment_intent").build();
    return stripe -> stripe.disputes().retrieve(id, expanded);
  }

  private static StripeCalls.Call warning(String id) {
    var expanded = EarlyFraudWarningRetrieveParams.builder().addExpand("payment_intent").build();
    return stripe -> stripe.radar().earlyFraudWarnings().retrieve(id, expanded);
  }

  private Evidence evidence(
      Endpoint endpoint,
      StripeCalls.Call call,
      BiFunction<ObjectFacts, JsonNode, List<Fact>> read) {
    return switch (calls.ask(endpoint, "id", call)) {
      case Answer.Given<JsonNode>(JsonNode object) -> evidence(object, read);
      case Answer.Not<JsonNode>(Failure.Refused(String code, String _))
          when code.equals("resource_missing") ->
          new Evidence.Missing();
      case Answer.Not<JsonNode>(Failure failure) -> new Evidence.Unknown(failure.reason());
    };
  }

  private Evidence evidence(JsonNode object, BiFunction<ObjectFacts, JsonNode, List<Fact>> read) {
    // Disputes, warnings and refunds made in the dashboard name no order; their payment does.
    Optional<OrderId> order =
        seal.order(object)
            .or(() -> seal.order(object.path("payment_intent")))
            .or(() -> recorded(object))
            .or(() -> recorded(object.path("payment_intent")));
    if (order.isEmpty()) {
      return new Evidence.Foreign();
    }
    ObjectFacts facts = new ObjectFacts(order.get(), clock.instant(), "fetch");
    try {
      return new Evidence.Found(read.apply(facts, object));
    } catch (IllegalArgumentException incomplete) {
      return new Evidence.Unknown(String.valueOf(incomplete.getMessage()));
    }
  }

  private Optional<OrderId> recorded(JsonNode object) {
    return Optional.ofNullable(ObjectFacts.id(object)).flatMap(records::order);
  }
}
