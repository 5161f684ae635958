package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Secrets;
import org.jspecify.annotations.Nullable;

/// Opens and expires checkout sessions (<https://docs.stripe.com/api/checkout/sessions>), mode
/// `payment` only.
final class CheckoutSessions {
  static final String EXPIRE = "expire-session";

  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(24);

  /// `[**]`: taken as Stripe takes it, without any effect here.
  private static final Set<String> KNOWN =
      Set.of(
          "mode",
          "success_url",
          "cancel_url",
          "client_reference_id",
          "customer_email",
          "expires_at",
          "locale",
          "ui_mode",
          "submit_type",
          "customer_creation",
          "currency",
          "billing_address_collection",
          "allow_promotion_codes",
          "origin_context",
          "integration_identifier",
          "payment_method_configuration",
          "payment_method_types[]",
          "excluded_payment_method_types[]",
          "expand[]",
          "metadata[*]",
          "line_items[][price]",
          "line_items[][quantity]",
          "line_items[][price_data][currency]",
          "line_items[][price_data][unit_amount]",
          "line_items[][price_data][tax_behavior]",
          "line_items[][price_data][product_data][name]",
          "line_items[][price_data][product_data][description]",
          "line_items[][price_data][product_data][images][]",
          "line_items[][price_data][product_data][tax_code]",
          "line_items[][price_data][product_data][metadata][*]",
          "line_items[][metadata][*]",
          "payment_intent_data[metadata][*]",
          "payment_intent_data[description]",
          "payment_intent_data[statement_descriptor]",
          "payment_intent_data[statement_descriptor_suffix]",
          "payment_intent_data[receipt_email]",
          "payment_intent_data[capture_method]",
          "payment_intent_data[setup_future_usage]",
          "payment_intent_data[shipping][**]",
          "adaptive_pricing[**]",
          "automatic_tax[**]",
          "branding_settings[**]",
          "consent_collection[**]",
          "custom_text[**]",
          "invoice_creation[**]",
          "name_collection[**]",
          "payment_method_options[**]",
          "phone_number_collection[**]",
          "wallet_options[**]");

  private static final Set<String> LOCALES =
      Set.of(
          "auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil",
          "fr", "fr-CA", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl",
          "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sv", "th", "tr", "vi", "zh", "zh-HK",
          "zh-TW");

  private final Records records;
  private final LineItems lineItems;
  private final Events events;
  private final Agenda agenda;
  private final Clock clock;
  private final Supplier<URI> base;

  CheckoutSessions(Records records, Events events, Agenda agenda, Clock clock, Supplier<URI> base) {
    this.records = records;
    this.lineItems = new LineItems(records);
    this.events = events;
    this.agenda = agenda;
    this.clock = clock;
    this.base = base;
  }

  ObjectNode create(Params params) {
    params.refuseAllBut(KNOWN);
    String mode = params.oneOf("mode", List.of("payment", "setup", "subscription"));
    if (mode == null) {
      throw Params.missing("mode");
    }
    if (!mode.equals("payment")) {
      throw StripeError.invalid(null, "mode", "This lookalike knows only mode `payment`.");
    }
    Instant now = clock.instant();
    ObjectNode session = Shapes.blank("checkout.session").put("created", now.getEpochSecond());
    session.put("id", "cs_test_a1" + Secrets.random(56));
    if (params.url("success_url") == null) {
      throw Params.missing("success_url");
    }
    session.put("success_url", params.url("success_url"));
    session.put("cancel_url", params.url("cancel_url"));
    session.put("client_reference_id", params.text("client_reference_id", 200));
    session.put("customer_email", params.email("customer_email"));
    session.put(
        "submit_type",
        params.oneOf("submit_type", List.of("auto", "book", "donate", "pay", "subscribe")));
    params.oneOf("customer_creation", List.of("always", "if_required"));
    params.oneOf("billing_address_collection", List.of("auto", "required"));
    params.flag("allow_promotion_codes");
    session.put("expires_at", expiresAt(params, now));
    session.put("locale", locale(params));
    params.oneOf("ui_mode", List.of("hosted_page"));
    session.set("metadata", Metadata.of(params));
    List<String> methods = params.someOf("payment_method_types", PaymentMethods.TYPES);
    if (!methods.isEmpty()) {
      session.set("payment_method_types", Json.MAPPER.valueToTree(methods));
    }
    List<JsonNode> items = lineItems.of(params, now);
    long total = items.stream().mapToLong(i -> i.get("amount_total").asLong()).sum();
    String currency = items.getFirst().get("currency").asText();
    Currencies.chargeable("The Checkout Session's total amount due", null, currency, total);
    session.put("amount_subtotal", total).put("amount_total", total).put("currency", currency);
    String id = session.get("id").asText();
    session.put("url", base.get() + "/pay/" + id);
    ObjectNode intentData = intentData(params);
    return records.locked(() -> {
      Records.add(records.sessions, session);
      records.lineItems.put(id, Json.array(items));
      records.intentData.put(id, intentData);
      agenda.add(Instant.ofEpochSecond(session.get("expires_at").asLong()), EXPIRE, id);
      return session;
    });
  }

  private static long expiresAt(Params params, Instant now) {
    long at = params.integer("expires_at").orElse(now.plus(LONGEST).getEpochSecond());
    if (at < now.getEpochSecond() + SHORTEST.toSeconds()) {
      throw StripeError.invalid(
          null,
          "expires_at",
          "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
    }
    if (at > now.getEpochSecond() + LONGEST.toSeconds()) {
      throw StripeError.invalid(
          null,
          "expires_at",
          "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
    }
    return at;
  }

  private static @Nullable String locale(Params params) {
    String locale = params.text("locale");
    if (locale != null && !LOCALES.contains(locale)) {
      throw StripeError.invalid(
          null,
          "locale",
          "Invalid locale: must be one of "
              + String.join(", ", LOCALES.stream().sorted().toList()));
    }
    return locale;
  }

  ObjectNode update(String id, Params params) {
    params.refuseAllBut(Set.of("metadata[*]", "expand[]"));
    ObjectNode session = Records.find(records.sessions, "checkout.session", id, "session");
    Metadata.update(params, session);
    return session;
  }

  private static ObjectNode intentData(Params params) {
    ObjectNode data = Json.object();
    if (params.has("payment_intent_data[shipping]")) {
      data.set("shipping", params.below("payment_intent_data[shipping]"));
    }
    data.set("metadata", Metadata.of(params, "payment_intent_data[metadata]"));
    params.oneOf("payment_intent_data[capture_method]", PaymentIntents.CAPTURES);
    params.oneOf("payment_intent_data[setup_future_usage]", PaymentIntents.USAGES);
    data.put("description", params.text("payment_intent_data[description]", 1000));
    data.put("receipt_email", params.email("payment_intent_data[receipt_email]"));
    StatementDescriptor.refuseWhole(params, "payment_intent_data[statement_descriptor]");
    data.put(
        "statement_descriptor_suffix",
        StatementDescriptor.of(params, "payment_intent_data[statement_descriptor_suffix]"));
    return data;
  }

  /// @throws StripeError when it is complete or expired already
  ObjectNode expire(String id) {
    return records.locked(() -> {
      ObjectNode session = Records.find(records.sessions, "checkout.session", id, "session");
      String status = session.get("status").asText();
      if (!status.equals("open")) {
        throw StripeError.invalid(
            null,
            null,
            "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `%s`."
                .formatted(status));
      }
      return expired(session);
    });
  }

  /// Its time has come: an open session expires, any other stays what it is.
  void expireWhenOpen(String id) {
    records.locked(() -> {
      ObjectNode session = records.sessions.get(id);
      return session != null && session.get("status").asText().equals("open")
          ? expired(session)
          : session;
    });
  }

  private ObjectNode expired(ObjectNode session) {
    session.put("status", "expired").putNull("url");
    records.challenges.remove(session.get("id").asText());
    events.emit("checkout.session.expired", session);
    return session;
  }
}
