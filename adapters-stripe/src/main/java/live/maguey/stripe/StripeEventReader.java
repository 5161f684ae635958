package live.maguey.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.webhooks.EventReader;
import live.maguey.webhooks.LostOrder;

/// Reads events as JSON, so that one of any API version gives at least the id to fetch by.
public final class StripeEventReader implements EventReader {
  /// The version whose fields are read here and which every request asks for. It is that of
  /// stripe-java: the webhook endpoint has to be made with the same one, else each event costs a
  /// fetch.
  public static final String API_VERSION = com.stripe.Stripe.API_VERSION;

  /// What the webhook endpoint has to be subscribed to. Stripe filters a list by at most 20 types.
  public static final List<String> TYPES =
      List.of(
          "checkout.session.completed",
          "checkout.session.expired",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "payment_intent.payment_failed",
          "charge.updated",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
          "radar.early_fraud_warning.created",
          "radar.early_fraud_warning.updated");

  /// Who paid, with what, and links of ours and of Stripe's: nothing here reads them.
  private static final Set<String> PERSONAL =
      Set.of(
          "billing_details",
          "cancel_url",
          "client_secret",
          "collected_information",
          "customer_details",
          "customer_email",
          "customer_email_address",
          "customer_name",
          "customer_purchase_ip",
          "email",
          "evidence",
          "name",
          "phone",
          "receipt_email",
          "receipt_url",
          "return_url",
          "shipping",
          "shipping_address",
          "shipping_details",
          "success_url",
          "url");

  private final OrderSeal seal;

  public StripeEventReader(OrderSeal seal) {
    this.seal = seal;
  }

  /// @throws IllegalArgumentException when it is not an event, or lacks what its type promises
  @Override
  public Reading read(String body) {
    JsonNode event = parse(body);
    String type = event.path("type").asText();
    if (!TYPES.contains(type)) {
      return new Reading.Ignored();
    }
    JsonNode object = event.path("data").path("object");
    String id = ObjectFacts.id(object);
    if (id == null) {
      throw new IllegalArgumentException("a " + type + " event without its object");
    }
    Optional<OrderId> order = seal.order(object);
    // They name no order; the payment they are about does, and only a fetch tells it.
    if (type.startsWith("charge.dispute.") || type.startsWith("radar.")) {
      return new Reading.Fetch(id);
    }
    if (type.startsWith("refund.")) {
      return refund(event, object, id);
    }
    if (order.isEmpty()) {
      // What says that it is of an order of ours, without proof: our own records may know it.
      return OrderSeal.claimedOrder(object).isPresent()
          ? new Reading.Fetch(id)
          : new Reading.Foreign();
    }
    if (!isOurVersion(event)) {
      return new Reading.Fetch(id);
    }
    ObjectFacts facts = facts(event, order.get());
    return switch (type) {
      case "checkout.session.expired" -> just(facts.ended(object, Fact.PageEnded.End.EXPIRED));
      case "checkout.session.async_payment_failed" ->
          just(facts.ended(object, Fact.PageEnded.End.FAILED));
      case "payment_intent.payment_failed" ->
          facts
              .decline(object)
              .<Reading>map(StripeEventReader::just)
              .orElseGet(() -> new Reading.Fetch(id));
      // It names the balance transaction, and only the transaction knows the fee.
      case "charge.updated" ->
          ObjectFacts.id(object.path("balance_transaction")) == null
              ? new Reading.Ignored()
              : new Reading.Fetch(id);
      default -> new Reading.Facts(facts.session(object));
    };
  }

  @Override
  public Optional<LostOrder> sold(String body) {
    JsonNode session = parse(body).path("data").path("object");
    JsonNode buyer = session.path("customer_details");
    String email = buyer.path("email").asText(session.path("customer_email").asText(""));
    List<LostOrder.Item> items = seal.sold(session);
    if (items.isEmpty() || !session.path("object").asText().equals("checkout.session")) {
      return Optional.empty();
    }
    return seal.order(session)
        .map(order ->
            new LostOrder(
                order,
                EventId.parse(session.path("metadata").path("event").asText()),
                items,
                EmailAddress.parse(email),
                buyer.path("name").asText(""),
                session.path("locale").asText().equals("es") ? Language.ES : Language.EN,
                Instant.ofEpochSecond(session.path("created").asLong())));
  }

  @Override
  public String scrubbed(String body) {
    JsonNode event = parse(body);
    scrub(event);
    return event.toString();
  }

  private static void scrub(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(name -> {
            if (PERSONAL.contains(name)) {
              object.putNull(name);
            }
          });
    }
    node.forEach(StripeEventReader::scrub);
  }

  /// A refund made in the dashboard names no order; its payment does, and only a fetch tells.
  private Reading refund(JsonNode event, JsonNode refund, String id) {
    Optional<UUID> ours = seal.refund(refund);
    Optional<OrderId> order = ours.flatMap(_ -> OrderSeal.claimedOrder(refund));
    return order.isPresent() && isOurVersion(event)
        ? new Reading.Facts(facts(event, order.get()).refund(refund, ours))
        : new Reading.Fetch(id);
  }

  private static boolean isOurVersion(JsonNode event) {
    return event.path("api_version").asText().equals(API_VERSION);
  }

  private static ObjectFacts facts(JsonNode event, OrderId order) {
    Instant created = Instant.ofEpochSecond(event.path("created").asLong());
    return new ObjectFacts(order, created, event.path("id").asText());
  }

  private static Reading just(Fact fact) {
    return new Reading.Facts(List.of(fact));
  }

  private static JsonNode parse(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("not an event: " + broken.getOriginalMessage(), broken);
    }
  }
}
