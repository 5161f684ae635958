package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.param.radar.EarlyFraudWarningRetrieveParams;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Stripe by its own library. An unknown effect is a case of its own, and the caller settles it
/// with the same key.
public final class StripePaymentGateway implements PaymentGateway {
  /// Stripe forgets keys after 24 hours at the earliest.
  private static final Duration KEY_LIVES = Duration.ofHours(20);

  /// Stripe's largest.
  private static final long PAGE = 100;

  private final StripeCalls calls;
  private final @Nullable String descriptorSuffix;
  private final OrderSeal seal;
  private final Records records;
  private final InstantSource clock;

  /// What our own records know as ours, for objects that were opened before they were sealed.
  @FunctionalInterface
  public interface Records {
    /// @param object a session or a payment intent
    Optional<OrderId> order(String object);
  }

  public StripePaymentGateway(
      StripeSettings settings, OrderSeal seal, Records records, InstantSource clock) {
    this.calls = new StripeCalls(settings);
    this.seal = seal;
    this.records = records;
    this.descriptorSuffix = settings.descriptorSuffix();
    this.clock = clock;
  }

  @Override
  public Opened open(CheckoutRequest request) {
    var parameters = SessionParameters.of(request, seal, descriptorSuffix);
    RequestOptions key = key(request.key());
    return switch (calls.ask(
        Endpoint.OPEN_SESSION,
        "url",
        stripe -> stripe.checkout().sessions().create(parameters, key))) {
      case Answer.Given<JsonNode>(JsonNode session) -> opened(session);
      case Answer.Not<JsonNode>(Failure failure) -> notOpened(failure);
    };
  }

  private static Opened opened(JsonNode session) {
    try {
      return new Opened.Open(
          ObjectFacts.required(session, "id"), URI.create(ObjectFacts.required(session, "url")));
    } catch (IllegalArgumentException incomplete) {
      return new Opened.Unknown(String.valueOf(incomplete.getMessage()));
    }
  }

  private static Opened notOpened(Failure failure) {
    return switch (failure) {
      case Failure.Throttled _ -> new Opened.Busy();
      case Failure.Refused(String code, String message) -> new Opened.Refused(code, message);
      case Failure.Broken(String message) -> new Opened.Broken(message);
      case Failure.Misconfigured _, Failure.Unknown _ -> new Opened.Unknown(failure.reason());
    };
  }

  @Override
  public Closed expire(String session) {
    return switch (calls.ask(
        Endpoint.EXPIRE_SESSION,
        "status",
        stripe -> stripe.checkout().sessions().expire(session))) {
      case Answer.Given<JsonNode> _ -> Closed.EXPIRED;
      case Answer.Not<JsonNode>(Failure failure) ->
          switch (failure) {
            case Failure.Throttled _, Failure.Misconfigured _ -> Closed.UNKNOWN;
            // It had ended before, or the answer was lost: the session itself knows.
            case Failure.Refused _, Failure.Broken _, Failure.Unknown _ -> ended(session);
          };
    };
  }

  private Closed ended(String session) {
    return switch (calls.ask(
        Endpoint.READ_SESSION,
        "status",
        stripe -> stripe.checkout().sessions().retrieve(session))) {
      case Answer.Given<JsonNode>(JsonNode found) ->
          switch (found.path("status").asText()) {
            case "expired" -> Closed.EXPIRED;
            case "complete" -> Closed.COMPLETE;
            default -> Closed.UNKNOWN;
          };
      case Answer.Not<JsonNode> _ -> Closed.UNKNOWN;
    };
  }

  @Override
  public Evidence evidence(String object) {
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

  @Override
  public Refunded refund(Refund refund) {
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
    RequestOptions key = key(refund.key());
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
        RefundListParams.builder().setPaymentIntent(refund.payment()).setLimit(PAGE).build();
    return switch (calls.ask(
        Endpoint.LIST_REFUNDS, "data", stripe -> stripe.refunds().list(parameters))) {
      case Answer.Given<JsonNode>(JsonNode list) ->
          list.path("data")
              .valueStream()
              .filter(r -> OrderSeal.claimedRefund(r).equals(Optional.of(refund.id().value())))
              .map(StripePaymentGateway::made)
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

  @Override
  public Page events(Instant since, @Nullable String after) {
    EventListParams.Builder parameters =
        EventListParams.builder()
            .setCreated(EventListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .addAllType(StripeEventReader.TYPES)
            .setLimit(PAGE);
    if (after != null) {
      parameters.setStartingAfter(after);
    }
    return switch (calls.ask(
        Endpoint.LIST_EVENTS, "data", stripe -> stripe.events().list(parameters.build()))) {
      case Answer.Given<JsonNode>(JsonNode list) -> page(list);
      case Answer.Not<JsonNode>(Failure failure) ->
          throw new Unavailable("Stripe does not list its events: " + failure.reason());
    };
  }

  private static Page page(JsonNode list) {
    List<Raw> events = new ArrayList<>();
    for (JsonNode event : list.path("data")) {
      events.add(
          new Raw(
              event.path("id").asText(),
              event.path("type").asText(),
              event.path("livemode").asBoolean(),
              Instant.ofEpochSecond(event.path("created").asLong()),
              event.toString()));
    }
    boolean more = list.path("has_more").asBoolean() && !events.isEmpty();
    return new Page(events, more ? Optional.of(events.getLast().id()) : Optional.empty());
  }

  private static RequestOptions key(String idempotencyKey) {
    return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
  }
}
