package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import live.maguey.sandbox.wire.Secrets;
import org.jspecify.annotations.Nullable;

/// What a card leaves behind, as Stripe's objects: a charge, a payment method.
final class ChargeShapes {
  private final Clock clock;
  private final String merchant;

  ChargeShapes(Clock clock, String merchant) {
    this.clock = clock;
    this.merchant = merchant;
  }

  /// @param session null for an intent that no session made
  ObjectNode charge(
      @Nullable ObjectNode session, ObjectNode intent, String cardNumber, String name) {
    long amount = intent.get("amount").asLong();
    ObjectNode charge = Shapes.created("charge", "ch_3", clock.instant().getEpochSecond());
    charge.put("amount", amount).put("amount_captured", amount);
    charge
        .put("payment_intent", intent.get("id").asText())
        .put("payment_method", "pm_1" + Secrets.random(23));
    for (String same :
        List.of(
            "currency",
            "description",
            "metadata",
            "receipt_email",
            "statement_descriptor",
            "statement_descriptor_suffix")) {
      charge.set(same, intent.get(same).deepCopy());
    }
    String suffix = intent.path("statement_descriptor_suffix").asText("");
    charge.put(
        "calculated_statement_descriptor",
        suffix.isEmpty() || intent.get("statement_descriptor_suffix").isNull()
            ? merchant
            : merchant + "* " + suffix);
    ((ObjectNode) charge.get("billing_details"))
        .put("name", name)
        .set(
            "email",
            session == null
                ? intent.get("receipt_email")
                : session.get("customer_email").deepCopy());
    ObjectNode card = (ObjectNode) charge.get("payment_method_details").get("card");
    card.put("amount_authorized", amount).put("last4", TestCard.last4(cardNumber));
    card.put("brand", TestCard.brand(cardNumber)).put("network", TestCard.brand(cardNumber));
    card.put("network_transaction_id", Secrets.digits(15));
    return charge;
  }

  ObjectNode paymentMethod(String cardNumber, String name) {
    ObjectNode method = Shapes.created("payment_method", "pm_1", clock.instant().getEpochSecond());
    ((ObjectNode) method.get("billing_details")).put("name", name);
    ((ObjectNode) method.get("card"))
        .put("brand", TestCard.brand(cardNumber))
        .put("display_brand", TestCard.brand(cardNumber))
        .put("last4", TestCard.last4(cardNumber));
    return method;
  }
}
