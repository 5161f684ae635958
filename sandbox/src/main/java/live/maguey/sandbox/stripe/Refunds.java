package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;

/// Refunds (<https://docs.stripe.com/refunds>): succeeded at once, or pending and settled later, or
/// failed later, as the knobs and the test cards say.
final class Refunds {
  static final String SUCCEED = "refund-succeeds";
  static final String FAIL = "refund-fails";
  static final String REFERENCE = "refund-reference";

  private static final String NEW_ENDPOINT = "POST /v1/refunds";
  private static final Set<String> KNOWN =
      Set.of(
          "payment_intent",
          "charge",
          "amount",
          "reason",
          "metadata[*]",
          "expand[]",
          "instructions_email",
          "refund_application_fee",
          "reverse_transfer");

  private final Records records;
  private final Events events;
  private final BalanceTransactions transactions;
  private final Agenda agenda;
  private final Disputes disputes;
  private final Knobs knobs;
  private final Clock clock;
  private final Duration settleAfter;

  Refunds(
      Records records,
      Events events,
      BalanceTransactions transactions,
      Agenda agenda,
      Disputes disputes,
      Knobs knobs,
      Clock clock,
      Duration settleAfter) {
    this.records = records;
    this.events = events;
    this.transactions = transactions;
    this.agenda = agenda;
    this.disputes = disputes;
    this.knobs = knobs;
    this.clock = clock;
    this.settleAfter = settleAfter;
  }

  ObjectNode create(Params params) {
    params.refuseAllBut(KNOWN);
    params.oneOf("reason", List.of("duplicate", "fraudulent", "requested_by_customer"));
    ObjectNode metadata = Metadata.of(params);
    return records.locked(() -> {
      ObjectNode charge = chargeOf(params);
      disputes.refuseRefundOf(charge);
      long amount = amount(params, charge);
      ObjectNode refund = Shapes.created("refund", "re_3", clock.instant().getEpochSecond());
      refund.put("amount", amount).put("charge", charge.get("id").asText());
      refund.put("reason", params.text("reason"));
      refund.set("metadata", metadata);
      refund.set("currency", charge.get("currency").deepCopy());
      for (String same : List.of("payment_intent", "payment_method")) {
        refund.set(same, charge.get(same).deepCopy());
      }
      Records.add(records.refunds, refund);
      taken(charge, amount);
      settleNowOrLater(refund, charge);
      events.emit("refund.created", refund);
      events.emit("charge.refunded", charge);
      if (charge.get("refunded").asBoolean()) {
        disputes.endWarnings(charge.get("id").asText());
      }
      return refund;
    });
  }

  ObjectNode update(String id, Params params) {
    params.refuseAllBut(Set.of("metadata[*]", "expand[]"));
    ObjectNode refund = Records.find(records.refunds, "refund", id, "refund");
    ObjectNode before = Json.object();
    before.set("metadata", refund.get("metadata").deepCopy());
    Metadata.update(params, refund);
    events.emit("refund.updated", refund, before);
    return refund;
  }

  private void settleNowOrLater(ObjectNode refund, ObjectNode charge) {
    String id = refund.get("id").asText();
    boolean fails = knobs.take(Knob.REFUND_FAILS, NEW_ENDPOINT).isPresent();
    boolean pending =
        knobs.take(Knob.REFUND_PENDING, NEW_ENDPOINT).isPresent()
            || TestCard.REFUNDED_LATER.paid(charge);
    if (pending || fails) {
      refund.put("status", "pending");
    } else {
      payOut(refund);
    }
    boolean returns = fails || TestCard.REFUND_RETURNED.paid(charge);
    String later = returns ? FAIL : pending ? SUCCEED : REFERENCE;
    agenda.add(clock.instant().plus(settleAfter), later, id);
  }

  private ObjectNode chargeOf(Params params) {
    String intentId = params.text("payment_intent");
    String chargeId = params.text("charge");
    if (intentId == null && chargeId == null) {
      throw StripeError.invalid(
          null,
          null,
          "One of the following params should be provided for this request: payment_intent or charge.");
    }
    if (intentId == null) {
      ObjectNode charge =
          Records.find(records.charges, "charge", Objects.requireNonNull(chargeId), "charge");
      if (!charge.get("status").asText().equals("succeeded")) {
        throw nothingToRefund(charge.path("payment_intent").asText(), "charge");
      }
      return charge;
    }
    ObjectNode intent = Records.find(records.intents, "payment_intent", intentId, "payment_intent");
    if (!intent.get("status").asText().equals("succeeded")) {
      throw nothingToRefund(intentId, "payment_intent");
    }
    String latest = intent.get("latest_charge").asText();
    if (chargeId != null && !chargeId.equals(latest)) {
      throw StripeError.invalid(
          null,
          "charge",
          "Charge %s does not belong to PaymentIntent %s.".formatted(chargeId, intentId));
    }
    return Records.find(records.charges, "charge", latest, "payment_intent");
  }

  private static StripeError nothingToRefund(String intent, String param) {
    return StripeError.invalid(
        "payment_intent_unexpected_state",
        param,
        "This PaymentIntent (%s) does not have a successful charge to refund.".formatted(intent));
  }

  private static long amount(Params params, ObjectNode charge) {
    long whole = charge.get("amount").asLong();
    long left = whole - charge.get("amount_refunded").asLong();
    if (left == 0) {
      throw StripeError.invalid(
          "charge_already_refunded",
          null,
          "Charge %s has already been refunded.".formatted(charge.get("id").asText()));
    }
    long amount = params.integer("amount").orElse(left);
    Currencies.payable("amount", charge.get("currency").asText(), amount);
    if (amount < 1) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    if (amount > left) {
      String currency = charge.get("currency").asText();
      throw StripeError.invalid(
          null,
          "amount",
          "Refund amount (%s) is greater than %s (%s)"
              .formatted(
                  Currencies.shown(amount, currency, Locale.US),
                  left == whole ? "charge amount" : "unrefunded amount on charge",
                  Currencies.shown(left, currency, Locale.US)));
    }
    return amount;
  }

  private static void taken(ObjectNode charge, long amount) {
    long refunded = charge.get("amount_refunded").asLong() + amount;
    charge.put("amount_refunded", refunded);
    charge.put("refunded", refunded == charge.get("amount").asLong());
  }

  private void payOut(ObjectNode refund) {
    ObjectNode transaction =
        transactions.write("refund", refund, -refund.get("amount").asLong(), 0);
    refund.put("status", "succeeded").put("balance_transaction", transaction.get("id").asText());
  }

  void succeed(String id) {
    change(
        id,
        Set.of("pending"),
        refund -> {
          ObjectNode previous = Json.object().put("status", "pending");
          payOut(refund);
          events.emit("refund.updated", refund, previous);
        });
  }

  /// One that had succeeded already comes back as a movement of its own.
  void fail(String id) {
    change(
        id,
        Set.of("pending", "succeeded"),
        refund -> {
          String was = refund.get("status").asText();
          if (was.equals("succeeded")) {
            ObjectNode back =
                transactions.write("refund_failure", refund, refund.get("amount").asLong(), 0);
            refund.put("failure_balance_transaction", back.get("id").asText());
          }
          refund.put("status", "failed").put("failure_reason", "expired_or_canceled_card");
          JsonNode charge = records.charges.get(refund.get("charge").asText());
          if (charge instanceof ObjectNode back) {
            taken(back, -refund.get("amount").asLong());
          }
          events.emit("refund.failed", refund);
          events.emit("refund.updated", refund, Json.object().put("status", was));
        });
  }

  /// Days later the bank's reference arrives; nothing else changes.
  void reference(String id) {
    change(
        id,
        Set.of("succeeded"),
        refund -> {
          JsonNode previous = refund.get("destination_details").deepCopy();
          ((ObjectNode) refund.get("destination_details").get("card"))
              .put("reference_status", "available")
              .put("reference", "74110755116000000000001");
          ObjectNode was = Json.object();
          was.set("destination_details", previous);
          events.emit("refund.updated", refund, was);
        });
  }

  private void change(String id, Set<String> from, Consumer<ObjectNode> change) {
    records.locked(() -> {
      ObjectNode refund = records.refunds.get(id);
      if (refund != null && from.contains(refund.get("status").asText())) {
        change.accept(refund);
      }
      return refund;
    });
  }
}
