package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// What can be asked of the events of the last days.
final class EventList {
  private final Records records;
  private final Events events;

  EventList(Records records, Events events) {
    this.records = records;
    this.events = events;
  }

  ObjectNode list(Params params) {
    params.refuseAllBut(Listing.params(Set.of("type", "types[]", "delivery_success")));
    Predicate<Long> time = Listing.created(params);
    String type = params.text("type");
    if (type != null && params.has("types")) {
      throw StripeError.invalid(
          null, "types", "You may only specify one of these parameters: type, types.");
    }
    if (params.list("types").size() > 20) {
      throw StripeError.invalid(null, "types", "You may only specify up to 20 types.");
    }
    Boolean delivered = params.flag("delivery_success");
    Set<String> types = new HashSet<>(params.list("types"));
    Predicate<Records.KeptEvent> wanted =
        e ->
            time.test(e.created())
                && events.isKnown(e)
                && (type == null || typeMatches(type, e.type()))
                && (types.isEmpty() || types.contains(e.type()))
                && (delivered == null || events.isOwed(e) != delivered);
    return Listing.of(params, "/v1/events", records.events, wanted, events::shown);
  }

  /// `type` may end with a star: `charge.*`.
  private static boolean typeMatches(String asked, String type) {
    return asked.endsWith("*")
        ? type.startsWith(asked.substring(0, asked.length() - 1))
        : asked.equals(type);
  }

  JsonNode one(String id, Params params) {
    params.refuseAllBut(Set.of("expand[]"));
    Records.KeptEvent event = records.events.get(id);
    if (event == null || !events.isKnown(event)) {
      throw StripeError.missing("event", id, "id");
    }
    return events.shown(event);
  }
}
