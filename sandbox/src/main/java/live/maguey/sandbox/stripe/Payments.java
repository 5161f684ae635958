package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.Secrets;
import org.jspecify.annotations.Nullable;

/// What a card does to a session: intent and charge, in the order of Stripe's events.
final class Payments {
  private final Records records;
  private final Events events;
  private final Agenda agenda;
  private final Disputes disputes;
  private final Knobs knobs;
  private final Clock clock;
  private final Duration settleAfter;
  private final ChargeShapes shapes;

  Payments(
      Records records,
      Events events,
      Agenda agenda,
      Disputes disputes,
      Knobs knobs,
      Clock clock,
      Duration settleAfter,
      String merchant) {
    this.records = records;
    this.events = events;
    this.agenda = agenda;
    this.disputes = disputes;
    this.knobs = knobs;
    this.clock = clock;
    this.settleAfter = settleAfter;
    this.shapes = new ChargeShapes(clock, merchant);
  }

  Payment pay(String sessionId, String cardNumber, String name, @Nullable String email) {
    return records.locked(() -> {
      ObjectNode session = Records.find(records.sessions, "checkout.session", sessionId, "session");
      if (!isOpen(session)) {
        return new Payment.NotOpen(session.get("status").asText());
      }
      ObjectNode intent = intentOf(session);
      if (email != null) {
        intent.put("receipt_email", email);
      }
      TestCard card = TestCard.of(cardNumber).orElse(null);
      TestCard.Refusal refusal = card == null ? TestCard.NOT_A_TEST_CARD : card.refusal();
      if (refusal != null) {
        return declined(session, intent, cardNumber, name, refusal, true);
      }
      if (card != null && card.asksThreeDSecure()) {
        return challenged(session, intent, cardNumber, name);
      }
      if (knobs.take(Knob.ASYNC_PAYMENT, "").isPresent()) {
        return processing(session, intent, name);
      }
      return paid(session, intent, cardNumber, name);
    });
  }

  /// Tries a card on an intent that no session made.
  Payment confirm(ObjectNode intent, String cardNumber, String name, @Nullable String email) {
    return records.locked(() -> {
      if (email != null && intent.get("receipt_email").isNull()) {
        intent.put("receipt_email", email);
      }
      TestCard card = TestCard.of(cardNumber).orElse(null);
      TestCard.Refusal refusal = card == null ? TestCard.NOT_A_TEST_CARD : card.refusal();
      if (refusal != null) {
        return declined(null, intent, cardNumber, name, refusal, true);
      }
      if (card != null && card.asksThreeDSecure()) {
        intent.put("status", "requires_action");
        intent.putObject("next_action").put("type", "use_stripe_sdk").putObject("use_stripe_sdk");
        events.emit("payment_intent.requires_action", intent);
        return new Payment.Challenged(id(intent));
      }
      if (intent.get("capture_method").asText().equals("manual")) {
        return authorised(intent, cardNumber, name);
      }
      ObjectNode charge = captured(null, intent, cardNumber, name);
      if (card != null) {
        disputes.after(card, id(charge));
      }
      return new Payment.Paid(id(intent), id(charge));
    });
  }

  /// The bank keeps the money for the merchant, who has to take it.
  private Payment authorised(ObjectNode intent, String cardNumber, String name) {
    ObjectNode charge = Records.add(records.charges, shapes.charge(null, intent, cardNumber, name));
    charge.put("captured", false).put("amount_captured", 0);
    intent.put("status", "requires_capture").put("latest_charge", id(charge));
    intent.put("amount_capturable", intent.get("amount").asLong());
    events.emit("charge.succeeded", charge);
    events.emit("payment_intent.amount_capturable_updated", intent);
    return new Payment.Paid(id(intent), id(charge));
  }

  void capture(ObjectNode intent, long amount) {
    ObjectNode charge =
        Records.find(records.charges, "charge", intent.get("latest_charge").asText(), "intent");
    charge.put("captured", true).put("amount_captured", amount).put("amount", amount);
    intent.put("status", "succeeded").put("amount_received", amount).put("amount_capturable", 0);
    agenda.add(clock.instant().plus(settleAfter), BalanceTransactions.SETTLE, id(charge));
    events.emit("charge.captured", charge);
    events.emit("payment_intent.succeeded", intent);
  }

  /// Answers the 3-D Secure challenge of a session.
  Payment authenticate(String sessionId, boolean succeeds) {
    return records.locked(() -> {
      ObjectNode session = Records.find(records.sessions, "checkout.session", sessionId, "session");
      Records.Challenge challenge = records.challenges.remove(sessionId);
      if (challenge == null || !isOpen(session)) {
        return new Payment.NotOpen(session.get("status").asText());
      }
      ObjectNode intent = intentOf(session);
      intent.putNull("next_action");
      return succeeds
          ? paid(session, intent, challenge.cardNumber(), challenge.name())
          : declined(
              session,
              intent,
              challenge.cardNumber(),
              challenge.name(),
              TestCard.AUTHENTICATION_FAILED,
              false);
    });
  }

  /// Completes a session unpaid, as a delayed method does.
  Payment completeUnpaid(String sessionId) {
    return records.locked(() -> {
      ObjectNode session = Records.find(records.sessions, "checkout.session", sessionId, "session");
      return isOpen(session)
          ? processing(session, intentOf(session), "Delayed Method")
          : new Payment.NotOpen(session.get("status").asText());
    });
  }

  /// The delayed money of a session that was completed unpaid arrives or fails.
  Payment asyncResult(String sessionId, boolean succeeds) {
    return records.locked(() -> {
      ObjectNode session = Records.find(records.sessions, "checkout.session", sessionId, "session");
      ObjectNode intent = intentOf(session);
      if (!intent.get("status").asText().equals("processing")) {
        throw new IllegalStateException("no delayed payment is on its way for " + sessionId);
      }
      if (!succeeds) {
        var refusal =
            new TestCard.Refusal(
                "payment_intent_payment_attempt_failed", null, "The payment failed.");
        Payment declined = declined(session, intent, TestCard.VISA.number(), "", refusal, false);
        events.emit("checkout.session.async_payment_failed", session);
        return declined;
      }
      ObjectNode charge = captured(session, intent, TestCard.VISA.number(), "");
      session.put("payment_status", "paid");
      events.emit("checkout.session.async_payment_succeeded", session);
      return new Payment.Paid(id(intent), id(charge));
    });
  }

  private static boolean isOpen(ObjectNode session) {
    return session.get("status").asText().equals("open");
  }

  private static String id(ObjectNode object) {
    return object.get("id").asText();
  }

  /// One intent serves every card tried on a session; the session shows it only once complete.
  private ObjectNode intentOf(ObjectNode session) {
    String sessionId = id(session);
    String known = records.intentOf.get(sessionId);
    if (known != null) {
      return Objects.requireNonNull(records.intents.get(known));
    }
    ObjectNode intent = Shapes.created("payment_intent", "pi_3", clock.instant().getEpochSecond());
    intent.put("client_secret", id(intent) + "_secret_" + Secrets.random(24));
    for (String same : List.of("currency", "payment_method_types")) {
      intent.set(same, session.get(same).deepCopy());
    }
    intent.put("amount", session.get("amount_total").asLong());
    JsonNode asked = records.intentData.get(sessionId);
    if (asked != null) {
      asked.properties().forEach(p -> intent.set(p.getKey(), p.getValue().deepCopy()));
    }
    records.intentOf.put(sessionId, id(intent));
    Records.add(records.intents, intent);
    events.emit("payment_intent.created", intent);
    return intent;
  }

  private Payment.Challenged challenged(
      ObjectNode session, ObjectNode intent, String cardNumber, String name) {
    records.challenges.put(id(session), new Records.Challenge(id(session), cardNumber, name));
    intent.put("status", "requires_action");
    intent.putObject("next_action").put("type", "use_stripe_sdk").putObject("use_stripe_sdk");
    events.emit("payment_intent.requires_action", intent);
    return new Payment.Challenged(id(intent));
  }

  /// @param charged whether the bank was asked: then there is a failed charge too
  private Payment.Declined declined(
      @Nullable ObjectNode session,
      ObjectNode intent,
      String cardNumber,
      String name,
      TestCard.Refusal refusal,
      boolean charged) {
    ObjectNode error = Json.object();
    if (charged) {
      ObjectNode charge = shapes.charge(session, intent, cardNumber, name);
      charge.put("status", "failed").put("paid", false).put("captured", false);
      charge.put("amount_captured", 0).put("failure_code", refusal.code());
      charge.put("failure_message", refusal.message());
      ((ObjectNode) charge.get("outcome"))
          .put("network_status", "declined_by_network")
          .put("reason", refusal.declineCode() == null ? refusal.code() : refusal.declineCode())
          .put("seller_message", "The bank did not return any further details with this decline.")
          .put("type", "issuer_declined");
      Records.add(records.charges, charge);
      intent.put("latest_charge", id(charge));
      error.put("charge", id(charge));
      events.emit("charge.failed", charge);
    }
    error.put("code", refusal.code());
    if (refusal.declineCode() != null) {
      error.put("decline_code", refusal.declineCode());
    }
    error.put("doc_url", StripeError.docUrl(refusal.code()));
    error.put("message", refusal.message());
    error.set("payment_method", shapes.paymentMethod(cardNumber, name));
    error.put("type", charged ? "card_error" : "invalid_request_error");
    intent.set("last_payment_error", error);
    intent.put("status", "requires_payment_method");
    events.emit("payment_intent.payment_failed", intent);
    return new Payment.Declined(
        id(intent), refusal.code(), refusal.declineCode(), refusal.message());
  }

  private Payment.Processing processing(ObjectNode session, ObjectNode intent, String name) {
    intent.put("status", "processing");
    complete(session, intent, name, "unpaid");
    events.emit("payment_intent.processing", intent);
    events.emit("checkout.session.completed", session);
    return new Payment.Processing(id(intent));
  }

  private Payment.Paid paid(ObjectNode session, ObjectNode intent, String cardNumber, String name) {
    ObjectNode charge = captured(session, intent, cardNumber, name);
    complete(session, intent, name, "paid");
    events.emit("checkout.session.completed", session);
    TestCard.of(cardNumber).ifPresent(card -> disputes.after(card, id(charge)));
    return new Payment.Paid(id(intent), id(charge));
  }

  private ObjectNode captured(
      @Nullable ObjectNode session, ObjectNode intent, String cardNumber, String name) {
    ObjectNode charge =
        Records.add(records.charges, shapes.charge(session, intent, cardNumber, name));
    intent.put("status", "succeeded").put("amount_received", intent.get("amount").asLong());
    intent.put("latest_charge", id(charge)).putNull("last_payment_error").putNull("next_action");
    intent.set("payment_method", charge.get("payment_method").deepCopy());
    agenda.add(clock.instant().plus(settleAfter), BalanceTransactions.SETTLE, id(charge));
    events.emit("charge.succeeded", charge);
    events.emit("payment_intent.succeeded", intent);
    return charge;
  }

  private static void complete(
      ObjectNode session, ObjectNode intent, String name, String paymentStatus) {
    session.put("status", "complete").put("payment_status", paymentStatus).putNull("url");
    session.put("payment_intent", id(intent));
    ObjectNode details = Shapes.blank("customer_details").put("name", name);
    session.set("customer_details", details);
    details.set(
        "email",
        session.get("customer_email").isNull()
            ? intent.get("receipt_email").deepCopy()
            : session.get("customer_email").deepCopy());
  }
}
