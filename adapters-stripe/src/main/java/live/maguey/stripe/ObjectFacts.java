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
import live.maguey.payments.Fact.DisputeMoved;
import live.maguey.payments.Fact.DisputeTold;
import live.maguey.payments.Fact.FraudWarning;
import live.maguey.payments.Fact.PageEnded;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Reads what Stripe's objects say about one order, whether an event carried them or they were
/// fetched: what a fact is, and its amount, come from the object alone.
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
      case "expired" -> facts.add(ended(session, PageEnded.End.EXPIRED));
      case "complete" -> {
        switch (session.path("payment_status").asText()) {
          case "paid" -> facts.add(captureOf(session));
          case "unpaid" ->
              facts.add(
                  ended(session, hasFailed(intent) ? PageEnded.End.FAILED : PageEnded.End.UNPAID));
          default -> {}
        }
      }
      default -> {}
    }
    decline(intent).ifPresent(facts::add);
    fee(intent.path("latest_charge")).ifPresent(facts::add);
    return facts;
  }

  Fact ended(JsonNode session, PageEnded.End end) {
    return new PageEnded(order, required(session, "id"), end, at, source);
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

  /// A refund, and the payment that it is of.
  ///
  /// @param ours our own id of it, empty when it was not made by us
  List<Fact> refund(JsonNode refund, Optional<UUID> ours) {
    List<Fact> facts = new ArrayList<>();
    facts.add(state(refund, ours));
    String payment = id(refund.path("payment_intent"));
    if (payment != null) {
      facts.add(new Fact.RefundOf(order, required(refund, "id"), payment, at, source));
    }
    return facts;
  }

  private Fact state(JsonNode refund, Optional<UUID> ours) {
    return new Fact.RefundTold(
        order,
        required(refund, "id"),
        news(refund),
        money(refund, "amount"),
        ours.map(RefundId::new),
        at,
        source);
  }

  /// <https://docs.stripe.com/api/refunds/object#refund_object-status>. Where the buyer has to act
  /// first, or Stripe has a word of tomorrow, the money is on its way until it is told otherwise.
  static RefundNews news(JsonNode refund) {
    return switch (refund.path("status").asText()) {
      case "succeeded" -> RefundNews.SUCCEEDED;
      case "failed" -> RefundNews.FAILED;
      case "canceled" -> RefundNews.CANCELLED;
      default -> RefundNews.PENDING;
    };
  }

  /// A dispute or an inquiry, with all the money it has moved so far.
  List<Fact> dispute(JsonNode dispute) {
    String object = required(dispute, "id");
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new DisputeTold(
            order,
            object,
            stage(required(dispute, "status")),
            money(dispute, "amount"),
            payment(dispute),
            at,
            source));
    long dueBy = dispute.path("evidence_details").path("due_by").asLong();
    if (dueBy > 0) {
      facts.add(new Fact.DisputeDue(order, object, Instant.ofEpochSecond(dueBy), source));
    }
    dispute.path("balance_transactions").forEach(t -> facts.addAll(moved(t, object)));
    return facts;
  }

  /// <https://docs.stripe.com/api/disputes/object#dispute_object-status>. Under a word of tomorrow
  /// the money is as if gone, and a person looks.
  private static DisputeTold.Stage stage(String status) {
    return switch (status) {
      case "warning_needs_response" -> DisputeTold.Stage.INQUIRY;
      case "warning_under_review" -> DisputeTold.Stage.INQUIRY_IN_REVIEW;
      case "warning_closed" -> DisputeTold.Stage.INQUIRY_CLOSED;
      case "prevented" -> DisputeTold.Stage.PREVENTED;
      case "under_review" -> DisputeTold.Stage.IN_REVIEW;
      case "won" -> DisputeTold.Stage.WON;
      case "lost" -> DisputeTold.Stage.LOST;
      default -> DisputeTold.Stage.OPEN;
    };
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
          new DisputeMoved(
              order,
              object,
              withdrawn ? DisputeMoved.Move.WITHDRAWN : DisputeMoved.Move.REINSTATED,
              withdrawn ? amount.negated() : amount,
              dispute,
              when,
              source));
    }
    if (!fee.isZero()) {
      facts.add(new Fact.DisputeFee(order, object, fee, dispute, when, source));
    }
    return facts;
  }

  /// A card network's warning of fraud.
  Fact warning(JsonNode warning) {
    return new FraudWarning(
        order,
        required(warning, "id"),
        warning.path("actionable").asBoolean()
            ? FraudWarning.Stage.ACTIONABLE
            : FraudWarning.Stage.OVER,
        payment(warning),
        at,
        source);
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
        new Fact.Declined(
            order,
            charge == null ? required(intent, "id") : charge,
            DeclineCodes.reason(code),
            at,
            source));
  }

  private Fact capture(JsonNode intent, Money amount, Instant when) {
    String object = id(intent);
    if (object == null) {
      throw new IllegalArgumentException("paid, but without a payment intent");
    }
    return new Fact.Captured(order, object, amount, when, source);
  }

  private Optional<Fact> fee(JsonNode charge) {
    JsonNode transaction = charge.path("balance_transaction");
    if (!transaction.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new Fact.ChargeFee(
            order,
            required(transaction, "id"),
            money(transaction, "fee"),
            payment(charge),
            Instant.ofEpochSecond(transaction.path("created").asLong()),
            source));
  }

  private static Optional<String> payment(JsonNode object) {
    return Optional.ofNullable(id(object.path("payment_intent")));
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
}
