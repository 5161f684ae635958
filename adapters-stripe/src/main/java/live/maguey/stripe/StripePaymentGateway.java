package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Stripe by its own library. An unknown effect is a case of its own, and the caller settles it
/// with the same key.
public final class StripePaymentGateway implements PaymentGateway {
  private final StripeCalls calls;
  private final @Nullable String descriptorSuffix;
  private final OrderSeal seal;
  private final StripeObjects objects;
  private final StripeRefunds refunds;

  /// What our own records know as ours, for objects that were opened before they were sealed.
  @FunctionalInterface
  public interface Records {
    /// @param object a session or a payment intent
    Optional<OrderId> order(String object);
  }

  public StripePaymentGateway(
      StripeSettings settings, OrderSeal seal, Records records, InstantSource clock) {
    this.calls = new StripeCalls(settings, clock);
    this.seal = seal;
    this.descriptorSuffix = settings.descriptorSuffix();
    this.objects = new StripeObjects(calls, seal, records, clock);
    this.refunds = new StripeRefunds(calls, seal, clock);
  }

  @Override
  public Opened open(CheckoutRequest request) {
    var parameters = SessionParameters.of(request, seal, descriptorSuffix);
    RequestOptions key = StripeCalls.key(request.key());
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
    return objects.evidence(object);
  }

  @Override
  public Refunded refund(Refund refund) {
    return refunds.refund(refund);
  }

  @Override
  public Page events(Instant since, @Nullable String after) {
    EventListParams.Builder parameters =
        EventListParams.builder()
            .setCreated(EventListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .addAllType(StripeEventReader.TYPES)
            .setLimit(StripeCalls.PAGE);
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
}
