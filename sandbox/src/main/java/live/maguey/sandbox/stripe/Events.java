package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.WebhookSender;
import org.jspecify.annotations.Nullable;

/// Stores events and hands them to the webhooks.
final class Events {
  /// The version that stripe-java 33.3.0 pins; an event of another one does not deserialise there.
  static final String API_VERSION = "2026-07-29.dahlia";

  /// How long Stripe shows an event (<https://docs.stripe.com/api/events>).
  private static final Duration SHOWN = Duration.ofDays(30);

  private final boolean live;
  private final Records records;
  private final WebhookSender webhooks;
  private final WebhookEndpoints endpoints;
  private final Clock clock;
  private @Nullable ObjectNode request;

  /// @param live whether the account's key is one of live mode
  Events(
      boolean live,
      Records records,
      WebhookSender webhooks,
      WebhookEndpoints endpoints,
      Clock clock) {
    this.live = live;
    this.records = records;
    this.webhooks = webhooks;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /// Work that a call to the API asked for: its events say so. Under the store's lock.
  <T> T requested(String id, @Nullable String idempotencyKey, Supplier<T> work) {
    request = Json.object().put("id", id).put("idempotency_key", idempotencyKey);
    try {
      return work.get();
    } finally {
      request = null;
    }
  }

  void emit(String type, ObjectNode object) {
    emit(type, object, null);
  }

  /// @param previous the old values of what changed, for `*.updated`
  void emit(String type, ObjectNode object, @Nullable ObjectNode previous) {
    ObjectNode event =
        Shapes.created("event", "evt_", clock.instant().getEpochSecond())
            .put("livemode", live)
            .put("api_version", API_VERSION)
            .put("type", type);
    ObjectNode data = Json.object();
    data.set("object", object);
    if (previous != null) {
      data.set("previous_attributes", previous);
    }
    event.set("data", data);
    if (request != null) {
      event.set("request", request);
    }
    event.put("pending_webhooks", endpoints.takes(type) ? 1 : 0);
    var kept =
        new Records.KeptEvent(
            event.get("id").asText(), type, event.get("created").asLong(), Json.text(event));
    records.keep(kept);
    if (endpoints.takes(type)) {
      send(kept);
    }
  }

  /// As it is now: what was delivered is not sent again.
  ObjectNode shown(Records.KeptEvent event) {
    ObjectNode now = (ObjectNode) Json.trusted(event.json());
    return isOwed(event) ? now : now.put("pending_webhooks", 0);
  }

  /// Whether the API still tells of it.
  boolean isKnown(Records.KeptEvent event) {
    return event.created() >= clock.instant().minus(SHOWN).getEpochSecond();
  }

  /// Whether its webhook waits to be delivered.
  boolean isOwed(Records.KeptEvent event) {
    return webhooks.isOwed(event.id());
  }

  void send(Records.KeptEvent event) {
    webhooks.send(new WebhookSender.Delivery(event.id(), event.type(), event.json()));
  }
}
