package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import live.maguey.sandbox.wire.Secrets;

/// Payment intents that a caller makes without a checkout session
/// (<https://docs.stripe.com/api/payment_intents>).
final class PaymentIntents {
  private static final Set<String> KNOWN =
      Set.of(
          "amount",
          "currency",
          "description",
          "payment_method",
          "payment_method_types[]",
          "automatic_payment_methods[**]",
          "confirm",
          "capture_method",
          "confirmation_method",
          "return_url",
          "receipt_email",
          "setup_future_usage",
          "statement_descriptor",
          "statement_descriptor_suffix",
          "shipping[**]",
          "metadata[*]",
          "expand[]");
  private static final Set<String> UPDATED =
      Set.of(
          "amount",
          "description",
          "payment_method",
          "receipt_email",
          "statement_descriptor",
          "statement_descriptor_suffix",
          "shipping[**]",
          "metadata[*]",
          "expand[]");
  static final List<String> CAPTURES = List.of("automatic", "automatic_async", "manual");
  static final List<String> USAGES = List.of("off_session", "on_session");
  private static final List<String> REASONS =
      List.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");
  private static final Set<String> OPEN =
      Set.of(
          "requires_payment_method",
          "requires_confirmation",
          "requires_action",
          "requires_capture");

  private final Records records;
  private final Events events;
  private final Payments payments;
  private final PaymentMethods methods;
  private final Clock clock;

  PaymentIntents(
      Records records, Events events, Payments payments, PaymentMethods methods, Clock clock) {
    this.records = records;
    this.events = events;
    this.payments = payments;
    this.methods = methods;
    this.clock = clock;
  }

  ObjectNode create(Params params) {
    params.refuseAllBut(KNOWN);
    long amount = params.requiredInteger("amount");
    Params.between("amount", amount, 1, Long.MAX_VALUE);
    String currency = Currencies.known("currency", params.required("currency"));
    Currencies.payable("amount", currency, amount);
    Currencies.chargeable("Amount", "amount", currency, amount);
    ObjectNode intent = Shapes.created("payment_intent", "pi_3", clock.instant().getEpochSecond());
    intent.put("client_secret", id(intent) + "_secret_" + Secrets.random(24));
    intent.put("amount", amount).put("currency", currency);
    String capture = params.oneOf("capture_method", CAPTURES);
    params.oneOf("setup_future_usage", USAGES);
    params.oneOf("confirmation_method", List.of("automatic", "manual"));
    params.someOf("payment_method_types", PaymentMethods.TYPES);
    params.url("return_url");
    if (capture != null) {
      intent.put("capture_method", capture);
    }
    said(intent, params);
    intent.set("metadata", Metadata.of(params));
    boolean confirmed = Boolean.TRUE.equals(params.flag("confirm"));
    return records.locked(() -> {
      method(intent, params);
      Records.add(records.intents, intent);
      events.emit("payment_intent.created", intent);
      return confirmed ? confirmed(intent) : intent;
    });
  }

  private static void said(ObjectNode intent, Params params) {
    String description = params.text("description", 1_000);
    String receipt = params.email("receipt_email");
    if (description != null) {
      intent.put("description", description);
    }
    if (receipt != null) {
      intent.put("receipt_email", receipt);
    }
    StatementDescriptor.refuseWhole(params, "statement_descriptor");
    String statement = StatementDescriptor.of(params, "statement_descriptor_suffix");
    if (statement != null) {
      intent.put("statement_descriptor_suffix", statement);
    }
    if (params.has("shipping")) {
      intent.set("shipping", params.below("shipping"));
    }
  }

  private void method(ObjectNode intent, Params params) {
    String method = params.text("payment_method");
    if (method != null) {
      methods.card(method);
      intent.put("payment_method", method).put("status", "requires_confirmation");
    }
  }

  ObjectNode update(String id, Params params) {
    params.refuseAllBut(UPDATED);
    ObjectNode intent = found(id);
    params
        .integer("amount")
        .ifPresent(amount -> {
          refuseUnless(intent, "updated", OPEN);
          String currency = intent.get("currency").asText();
          Currencies.payable("amount", currency, amount);
          Currencies.chargeable("Amount", "amount", currency, amount);
          intent.put("amount", amount);
        });
    said(intent, params);
    if (params.has("payment_method")) {
      refuseUnless(intent, "updated", OPEN);
      method(intent, params);
    }
    Metadata.update(params, intent);
    return intent;
  }

  ObjectNode confirm(String id, Params params) {
    params.refuseAllBut(Set.of("payment_method", "return_url", "receipt_email", "expand[]"));
    ObjectNode intent = found(id);
    refuseUnless(intent, "confirmed", Set.of("requires_payment_method", "requires_confirmation"));
    method(intent, params);
    return confirmed(intent);
  }

  private ObjectNode confirmed(ObjectNode intent) {
    String method = intent.path("payment_method").textValue();
    if (method == null) {
      throw unexpected(
          "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.");
    }
    Payment payment =
        payments.confirm(intent, methods.card(method), methods.name(method), methods.email(method));
    if (payment instanceof Payment.Declined declined) {
      throw StripeError.declined(declined, intent);
    }
    return intent;
  }

  ObjectNode capture(String id, Params params) {
    params.refuseAllBut(Set.of("amount_to_capture", "metadata[*]", "expand[]"));
    ObjectNode intent = found(id);
    refuseUnless(intent, "captured", Set.of("requires_capture"));
    long most = intent.get("amount_capturable").asLong();
    long amount = params.integer("amount_to_capture").orElse(most);
    Params.between("amount_to_capture", amount, 1, most);
    Metadata.update(params, intent);
    payments.capture(intent, amount);
    return intent;
  }

  ObjectNode cancel(String id, Params params) {
    params.refuseAllBut(Set.of("cancellation_reason", "expand[]"));
    String reason = params.oneOf("cancellation_reason", REASONS);
    ObjectNode intent = found(id);
    refuseUnless(intent, "canceled", OPEN);
    intent.put("status", "canceled").put("canceled_at", clock.instant().getEpochSecond());
    intent.put("cancellation_reason", reason).put("amount_capturable", 0).putNull("next_action");
    events.emit("payment_intent.canceled", intent);
    return intent;
  }

  private ObjectNode found(String id) {
    return Records.find(records.intents, "payment_intent", id, "intent");
  }

  private static void refuseUnless(ObjectNode intent, String done, Set<String> states) {
    String status = intent.get("status").asText();
    if (!states.contains(status)) {
      throw unexpected(
          "This PaymentIntent could not be %s because it has a status of %s. Only a PaymentIntent with one of the following statuses may be %s: %s."
              .formatted(done, status, done, String.join(", ", states.stream().sorted().toList())));
    }
  }

  private static StripeError unexpected(String message) {
    return StripeError.invalid("payment_intent_unexpected_state", null, message);
  }

  private static String id(ObjectNode object) {
    return object.get("id").asText();
  }
}
