package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Store;
import live.maguey.sandbox.wire.Table;
import live.maguey.sandbox.wire.WebhookSender;
import org.jspecify.annotations.Nullable;

/// The account's one endpoint for webhooks, in the account's own version of the API
/// (<https://docs.stripe.com/api/webhook_endpoints>): made where they are given a target, and
/// changed by the API.
final class WebhookEndpoints {
  static final String PARAM = "webhook_endpoint";

  private final Store store;
  private final WebhookSender webhooks;
  private final Clock clock;
  private final boolean live;
  final Table<ObjectNode> endpoints;

  WebhookEndpoints(Store store, WebhookSender webhooks, Clock clock, boolean live) {
    this.store = store;
    this.webhooks = webhooks;
    this.clock = clock;
    this.live = live;
    this.endpoints = store.table("endpoints", ObjectNode.class);
    webhooks.enabled(
        endpoints.all().values().stream()
            .noneMatch(e -> e.path("status").asText().equals("disabled")));
  }

  /// Null takes the endpoint away.
  void target(@Nullable URI target) {
    store.change(() -> {
      String id = endpoints.size() == 0 ? null : endpoints.all().firstEntry().getKey();
      if (target == null) {
        if (id != null) {
          endpoints.remove(id);
        }
      } else if (id == null) {
        Records.add(
            endpoints,
            Shapes.created("webhook_endpoint", "we_1", clock.instant().getEpochSecond())
                .put("livemode", live)
                .put("url", target.toString()));
      } else {
        Objects.requireNonNull(endpoints.get(id)).put("url", target.toString());
      }
    });
    webhooks.target(target);
  }

  /// Whether an event of this type goes out.
  boolean takes(String type) {
    return endpoints.all().values().stream()
        .filter(e -> e.get("status").asText().equals("enabled"))
        .flatMap(e -> e.get("enabled_events").valueStream())
        .anyMatch(asked -> asked.asText().equals("*") || asked.asText().equals(type));
  }

  ObjectNode update(String id, Params params) {
    params.refuseAllBut(
        Set.of("url", "description", "disabled", "enabled_events[]", "metadata[*]", "expand[]"));
    ObjectNode endpoint = Records.find(endpoints, "webhook_endpoint", id, PARAM);
    String url = params.url("url");
    if (url != null) {
      endpoint.put("url", url);
      store.afterwards(() -> webhooks.target(URI.create(url)));
    }
    String description = params.text("description", 5_000);
    if (description != null) {
      endpoint.put("description", description);
    }
    Boolean disabled = params.flag("disabled");
    if (disabled != null) {
      endpoint.put("status", disabled ? "disabled" : "enabled");
      webhooks.enabled(!disabled);
    }
    List<String> types = params.list("enabled_events");
    if (!types.isEmpty()) {
      endpoint.set("enabled_events", Json.MAPPER.valueToTree(types));
    }
    Metadata.update(params, endpoint);
    return endpoint;
  }
}
