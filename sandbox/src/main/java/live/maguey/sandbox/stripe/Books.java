package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything this Stripe knows. All of it is read and changed under one lock, so that each change
/// is whole, as at Stripe.
final class Books {
  /// Events are kept as text: a load run makes many.
  record KeptEvent(String id, String type, long created, String json) {}

  /// A 3-D Secure challenge that waits for its answer.
  record Challenge(String sessionId, String cardNumber, String name) {}

  /// @param disputes null, as are those below it, in the state of an older version
  /// @param payoutOf payout by transaction
  /// @param intentOf intent by session, from the first card tried on
  /// @param intentData what `payment_intent_data` asked, by session
  /// @param lineItems by session
  record Snapshot(
      List<JsonNode> sessions,
      List<JsonNode> intents,
      List<JsonNode> charges,
      List<JsonNode> refunds,
      List<JsonNode> transactions,
      @Nullable List<JsonNode> disputes,
      @Nullable List<JsonNode> warnings,
      @Nullable List<JsonNode> payouts,
      @Nullable Map<String, String> payoutOf,
      List<KeptEvent> events,
      Map<String, String> intentOf,
      Map<String, JsonNode> intentData,
      Map<String, List<JsonNode>> lineItems,
      Map<String, Challenge> challenges) {}

  private static final int EVENTS_KEPT = 30_000;

  final SequencedMap<String, ObjectNode> sessions = new LinkedHashMap<>();
  final SequencedMap<String, ObjectNode> intents = new LinkedHashMap<>();
  final SequencedMap<String, ObjectNode> charges = new LinkedHashMap<>();
  final SequencedMap<String, ObjectNode> refunds = new LinkedHashMap<>();
  final SequencedMap<String, ObjectNode> transactions = new LinkedHashMap<>();
  final SequencedMap<String, ObjectNode> disputes = new LinkedHashMap<>();
  final SequencedMap<String, ObjectNode> warnings = new LinkedHashMap<>();
  final SequencedMap<String, ObjectNode> payouts = new LinkedHashMap<>();
  final SequencedMap<String, KeptEvent> events = new LinkedHashMap<>();
  final Map<String, String> payoutOf = new LinkedHashMap<>();
  final Map<String, String> intentOf = new LinkedHashMap<>();
  final Map<String, JsonNode> intentData = new LinkedHashMap<>();
  final Map<String, List<JsonNode>> lineItems = new LinkedHashMap<>();
  final Map<String, Challenge> challenges = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  static ObjectNode find(Map<String, ObjectNode> in, String kind, String id, String param) {
    ObjectNode found = in.get(id);
    if (found == null) {
      throw StripeError.missing(kind, id, param);
    }
    return found;
  }

  static ObjectNode add(Map<String, ObjectNode> to, ObjectNode object) {
    to.put(object.get("id").asText(), object);
    return object;
  }

  void keep(KeptEvent event) {
    events.put(event.id(), event);
    if (events.size() > EVENTS_KEPT) {
      events.pollFirstEntry();
    }
  }

  Snapshot snapshot() {
    return locked(() ->
        new Snapshot(
            copies(sessions),
            copies(intents),
            copies(charges),
            copies(refunds),
            copies(transactions),
            copies(disputes),
            copies(warnings),
            copies(payouts),
            Map.copyOf(payoutOf),
            List.copyOf(events.values()),
            Map.copyOf(intentOf),
            Map.copyOf(intentData),
            Map.copyOf(lineItems),
            Map.copyOf(challenges)));
  }

  void restore(Snapshot from) {
    putAll(from.sessions(), sessions);
    putAll(from.intents(), intents);
    putAll(from.charges(), charges);
    putAll(from.refunds(), refunds);
    putAll(from.transactions(), transactions);
    putAll(Objects.requireNonNullElse(from.disputes(), List.of()), disputes);
    putAll(Objects.requireNonNullElse(from.warnings(), List.of()), warnings);
    putAll(Objects.requireNonNullElse(from.payouts(), List.of()), payouts);
    payoutOf.putAll(Objects.requireNonNullElse(from.payoutOf(), Map.of()));
    from.events().forEach(e -> events.put(e.id(), e));
    intentOf.putAll(from.intentOf());
    intentData.putAll(from.intentData());
    lineItems.putAll(from.lineItems());
    challenges.putAll(from.challenges());
  }

  List<JsonNode> copiesOf(Map<String, ObjectNode> objects) {
    return locked(() -> copies(objects));
  }

  List<JsonNode> lineItemsOf(String sessionId) {
    return locked(() -> lineItems.getOrDefault(sessionId, List.of()));
  }

  private static List<JsonNode> copies(Map<String, ObjectNode> objects) {
    List<JsonNode> copies = new ArrayList<>(objects.size());
    objects.values().forEach(o -> copies.add(o.deepCopy()));
    return copies;
  }

  private static void putAll(List<JsonNode> from, Map<String, ObjectNode> to) {
    from.forEach(o -> add(to, (ObjectNode) o));
  }
}
