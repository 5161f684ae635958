package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Reads what Stripe's objects say about one order, whether an event carried them or they were
/// fetched: the identity of a fact (kind, object, status) and its amount come from the object
/// alone.
///
/// @param at when it was so, where the object does not say it
/// @param source an event's id, or `fetch`
record ObjectFacts(OrderId order, Instant at, String source) {
  /// The id in a field that holds an id or, expanded, the object; null when it holds neither.
  static @Nullable String id(JsonNode field) {
    return field.isObject() ? field.path("id").textValue() : field.textValue();
  }

  /// A session, with its payment intent expanded or not.
  List<Fact> session(JsonNode session) {
    List<Fact> facts = new ArrayList<>();
    JsonNode intent = session.path("payment_intent");
    switch (session.path("status").asText()) {
      case "expired" -> facts.add(session(session, "expired"));
      case "complete" -> {
        switch (session.path("payment_status").asText()) {
          case "paid" -> facts.add(captureOf(session));
          case "unpaid" -> facts.add(session(session, hasFailed(intent) ? "failed" : "unpaid"));
          default -> {}
        }
      }
      default -> {}
    }
    decline(intent).ifPresent(facts::add);
    fee(intent.path("latest_charge")).ifPresent(facts::add);
    return facts;
  }

  /// What a session says of itself. @param status as [Fact.Kind#SESSION] has it
  Fact session(JsonNode session, String status) {
    return fact(Fact.Kind.SESSION, required(session, "id"), status, null, at, null);
  }

  /// @throws IllegalArgumentException when a paid session names no payment intent
  Fact captureOf(JsonNode session) {
    JsonNode intent = session.path("payment_intent");
    return capture(intent, money(session, "amount_total"), captured(intent.path("latest_charge")));
  }

  /// A payment intent, with its latest charge expanded or not.
  List<Fact> intent(JsonNode intent) {
    List<Fact> facts = new ArrayList<>();
    JsonNode charge = intent.path("latest_charge");
    if (intent.path("status").asText().equals("succeeded")) {
      facts.add(capture(intent, money(intent, "amount_received"), captured(charge)));
    }
    decline(intent).ifPresent(facts::add);
    fee(charge).ifPresent(facts::add);
    return facts;
  }

  /// A charge, with its balance transaction expanded.
  List<Fact> charge(JsonNode charge) {
    List<Fact> facts = new ArrayList<>();
    boolean succeeded = charge.path("status").asText().equals("succeeded");
    if (succeeded && charge.path("captured").asBoolean()) {
      Money amount = money(charge, "amount_captured");
      facts.add(capture(charge.path("payment_intent"), amount, captured(charge)));
    }
    fee(charge).ifPresent(facts::add);
    return facts;
  }

  /// A refund, and the payment that it pays back.
  ///
  /// @param ours our own id of it, empty when it was not made by us
  List<Fact> refund(JsonNode refund, Optional<UUID> ours) {
    List<Fact> facts = new ArrayList<>();
    facts.add(state(refund, ours));
    String payment = id(refund.path("payment_intent"));
    if (payment != null) {
      facts.add(fact(Fact.Kind.REFUND_OF, required(refund, "id"), "of", null, at, payment));
    }
    return facts;
  }

  private Fact state(JsonNode refund, Optional<UUID> ours) {
    String status = refund.path("status").asText();
    return fact(
        Fact.Kind.REFUND,
        required(refund, "id"),
        // Where the buyer has to act first, the money is as much on its way as in pending.
        status.equals("requires_action") ? "pending" : status,
        money(refund, "amount"),
        at,
        ours.map(UUID::toString).orElse(null));
  }

  /// A dispute or an inquiry, with all the money it has moved so far.
  List<Fact> dispute(JsonNode dispute) {
    String object = required(dispute, "id");
    List<Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            Fact.Kind.DISPUTE,
            object,
            required(dispute, "status"),
            money(dispute, "amount"),
            at,
            id(dispute.path("payment_intent"))));
    long dueBy = dispute.path("evidence_details").path("due_by").asLong();
    if (dueBy > 0) {
      Instant due = Instant.ofEpochSecond(dueBy);
      facts.add(fact(Fact.Kind.DISPUTE_DEADLINE, object, "due", null, due, null));
    }
    dispute.path("balance_transactions").forEach(t -> facts.addAll(moved(t, object)));
    return facts;
  }

  private List<Fact> moved(JsonNode transaction, String dispute) {
    List<Fact> facts = new ArrayList<>();
    String object = required(transaction, "id");
    Money amount = money(transaction, "amount");
    Money fee = money(transaction, "fee");
    Instant when = Instant.ofEpochSecond(transaction.path("created").asLong());
    if (!amount.isZero()) {
      boolean withdrawn = amount.minor() < 0;
      facts.add(
          fact(
              Fact.Kind.DISPUTE_MONEY,
              object,
              withdrawn ? "withdrawn" : "reinstated",
              withdrawn ? amount.negated() : amount,
              when,
              dispute));
    }
    if (!fee.isZero()) {
      facts.add(fact(Fact.Kind.FEE, object, "dispute", fee, when, dispute));
    }
    return facts;
  }

  /// A card network's warning of fraud.
  Fact warning(JsonNode warning) {
    return fact(
        Fact.Kind.FRAUD_WARNING,
        required(warning, "id"),
        warning.path("actionable").asBoolean() ? "actionable" : "over",
        null,
        at,
        id(warning.path("payment_intent")));
  }

  /// The last declined try of a payment intent.
  Optional<Fact> decline(JsonNode intent) {
    JsonNode error = intent.path("last_payment_error");
    if (!error.isObject()) {
      return Optional.empty();
    }
    String charge = id(error.path("charge"));
    String code = error.path("decline_code").asText(error.path("code").asText("generic_decline"));
    return Optional.of(
        fact(
            Fact.Kind.DECLINE,
            charge == null ? required(intent, "id") : charge,
            code,
            null,
            at,
            null));
  }

  private Fact capture(JsonNode intent, Money amount, Instant when) {
    String object = id(intent);
    if (object == null) {
      throw new IllegalArgumentException("paid, but without a payment intent");
    }
    return fact(Fact.Kind.CAPTURE, object, "succeeded", amount, when, null);
  }

  private Optional<Fact> fee(JsonNode charge) {
    JsonNode transaction = charge.path("balance_transaction");
    if (!transaction.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        fact(
            Fact.Kind.FEE,
            required(transaction, "id"),
            "charge",
            money(transaction, "fee"),
            Instant.ofEpochSecond(transaction.path("created").asLong()),
            id(charge.path("payment_intent"))));
  }

  private static boolean hasFailed(JsonNode intent) {
    return switch (intent.path("status").asText()) {
      case "requires_payment_method", "canceled" -> true;
      default -> false;
    };
  }

  private Instant captured(JsonNode charge) {
    return charge.isObject() ? Instant.ofEpochSecond(charge.path("created").asLong()) : at;
  }

  static Money money(JsonNode object, String field) {
    JsonNode amount = object.path(field);
    if (!amount.isIntegralNumber()) {
      throw new IllegalArgumentException(required(object, "id") + " has no " + field);
    }
    String currency = required(object, "currency").toUpperCase(Locale.ROOT);
    return Money.of(amount.asLong(), Currency.getInstance(currency));
  }

  /// @throws IllegalArgumentException when it is not there
  static String required(JsonNode object, String field) {
    String text = object.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("an object of Stripe's without " + field);
    }
    return text;
  }

  private Fact fact(
      Fact.Kind kind,
      String object,
      String status,
      @Nullable Money amount,
      Instant when,
      @Nullable String related) {
    return new Fact(order, kind, object, status, amount, when, source, related);
  }
}
