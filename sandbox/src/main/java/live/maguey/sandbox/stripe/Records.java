package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import live.maguey.sandbox.wire.Store;
import live.maguey.sandbox.wire.Table;
import org.jspecify.annotations.Nullable;

/// Everything this Stripe knows. All of it is read and changed under one lock, so that each change
/// is whole, as at Stripe.
final class Records {
  /// Events are kept as text: a load run makes many.
  record KeptEvent(String id, String type, long created, String json) {}

  /// A 3-D Secure challenge that waits for its answer.
  record Challenge(String sessionId, String cardNumber, String name) {}

  private static final int EVENTS_KEPT = 30_000;

  final Table<ObjectNode> sessions;
  final Table<ObjectNode> intents;
  final Table<ObjectNode> charges;
  final Table<ObjectNode> refunds;
  final Table<ObjectNode> transactions;
  final Table<ObjectNode> disputes;
  final Table<ObjectNode> warnings;
  final Table<ObjectNode> payouts;
  final Table<KeptEvent> events;

  final Table<ObjectNode> products;
  final Table<ObjectNode> prices;
  final Table<ObjectNode> methods;

  /// A card's number by the payment method that was made of it.
  final Table<String> cards;

  /// Payout by transaction.
  final Table<String> payoutOf;

  /// Intent by session, from the first card tried on.
  final Table<String> intentOf;

  /// What `payment_intent_data` asked, by session.
  final Table<ObjectNode> intentData;

  /// A list by session.
  final Table<ArrayNode> lineItems;

  /// By session.
  final Table<Challenge> challenges;

  private final Store store;

  Records(Store store) {
    this.store = store;
    sessions = store.table("sessions", ObjectNode.class);
    intents = store.table("intents", ObjectNode.class);
    charges = store.table("charges", ObjectNode.class);
    refunds = store.table("refunds", ObjectNode.class);
    transactions = store.table("transactions", ObjectNode.class);
    disputes = store.table("disputes", ObjectNode.class);
    warnings = store.table("warnings", ObjectNode.class);
    payouts = store.table("payouts", ObjectNode.class);
    events = store.table("events", KeptEvent.class);
    products = store.table("products", ObjectNode.class);
    prices = store.table("prices", ObjectNode.class);
    methods = store.table("payment methods", ObjectNode.class);
    cards = store.table("cards", String.class);
    payoutOf = store.table("payout of", String.class);
    intentOf = store.table("intent of", String.class);
    intentData = store.table("intent data", ObjectNode.class);
    lineItems = store.table("line items", ArrayNode.class);
    challenges = store.table("challenges", Challenge.class);
  }

  <T extends @Nullable Object> T locked(Supplier<T> work) {
    return store.locked(work);
  }

  static ObjectNode find(Table<ObjectNode> in, String kind, String id, String param) {
    ObjectNode found = in.get(id);
    if (found == null) {
      throw StripeError.missing(kind, id, param);
    }
    return found;
  }

  static ObjectNode add(Table<ObjectNode> to, ObjectNode object) {
    to.put(object.get("id").asText(), object);
    return object;
  }

  void keep(KeptEvent event) {
    events.put(event.id(), event);
    if (events.size() > EVENTS_KEPT) {
      events.removeOldest();
    }
  }

  List<JsonNode> copiesOf(Table<ObjectNode> objects) {
    return locked(() -> copies(objects));
  }

  List<JsonNode> lineItemsOf(String sessionId) {
    return locked(() -> {
      ArrayNode items = lineItems.get(sessionId);
      return items == null ? List.of() : items.deepCopy().valueStream().toList();
    });
  }

  private static List<JsonNode> copies(Table<ObjectNode> objects) {
    List<JsonNode> copies = new ArrayList<>(objects.size());
    objects.all().values().forEach(o -> copies.add(o.deepCopy()));
    return copies;
  }
}
