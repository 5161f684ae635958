package live.maguey.persistence.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import live.maguey.events.EventId;
import live.maguey.events.InventoryId;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.persistence.Json;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// The parameters of an attempt as they are kept: a repeated attempt repeats them exactly, even if
/// the order or the event has changed since.
final class CheckoutRequestJson {
  private CheckoutRequestJson() {}

  static String write(CheckoutRequest request) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("order", request.order().toString())
            .put("event", request.event().toString())
            .put("attempt", request.attempt())
            .put("reference", request.reference())
            .put("language", request.shown().language().tag())
            .put("description", request.shown().description())
            .put("success", request.back().paid().toString())
            .put("cancel", request.back().unpaid().toString())
            .put("expires_at", request.expiresAt().toString());
    ArrayNode lines = json.putArray("lines");
    for (CheckoutRequest.Line line : request.shown().lines()) {
      lines
          .addObject()
          .put("item", line.item().toString())
          .put("name", line.name())
          .put("note", line.note())
          .put("unit_minor", line.unit().minor())
          .put("currency", line.unit().currency().getCurrencyCode())
          .put("quantity", line.quantity());
    }
    return json.toString();
  }

  /// @param email the buyer's, which is kept with the buyer alone
  static CheckoutRequest read(String text, EmailAddress email) {
    JsonNode json = parse(text);
    List<CheckoutRequest.Line> lines = new ArrayList<>();
    for (JsonNode line : json.required("lines")) {
      Currency currency = Currency.getInstance(line.required("currency").textValue());
      lines.add(
          new CheckoutRequest.Line(
              new InventoryId(UUID.fromString(line.required("item").textValue())),
              line.required("name").textValue(),
              line.required("note").textValue(),
              Money.of(line.required("unit_minor").longValue(), currency),
              line.required("quantity").intValue()));
    }
    return new CheckoutRequest(
        OrderId.parse(json.required("order").textValue()),
        EventId.parse(json.required("event").textValue()),
        json.required("attempt").intValue(),
        json.required("reference").textValue(),
        new CheckoutRequest.Shown(
            email,
            Language.of(json.required("language").textValue()),
            lines,
            json.required("description").textValue()),
        new CheckoutRequest.Back(
            URI.create(json.required("success").textValue()),
            URI.create(json.required("cancel").textValue())),
        Instant.parse(json.required("expires_at").textValue()));
  }

  private static JsonNode parse(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored parameters cannot be read", broken);
    }
  }
}
