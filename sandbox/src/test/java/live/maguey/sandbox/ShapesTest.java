package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.annotations.SerializedName;
import com.stripe.model.Account;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.ExpandableField;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Payout;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.WebhookEndpoint;
import com.stripe.model.checkout.Session;
import com.stripe.model.radar.EarlyFraudWarning;
import com.stripe.param.RefundCreateParams;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Every answer has the keys of the pinned version's types: all that they know and do not leave
/// away at times, and no other.
class ShapesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Keys that Stripe leaves away where there is nothing to say; `*` for types of which it sends
  /// the parts that apply.
  private static final Map<String, Set<String>> AT_TIMES =
      Map.ofEntries(
          Map.entry(
              "checkout.Session",
              Set.of(
                  "line_items",
                  "name_collection",
                  "optional_items",
                  "presentment_details",
                  "redirect_on_completion",
                  "return_url",
                  "tax_id_collection")),
          Map.entry("checkout.Session.PaymentMethodOptions", Set.of("*")),
          Map.entry("checkout.Session.PaymentMethodOptions.Card", Set.of("*")),
          Map.entry("checkout.Session.TotalDetails", Set.of("breakdown")),
          Map.entry("LineItem", Set.of("discounts", "taxes")),
          Map.entry("Price", Set.of("currency_options", "deleted", "tiers")),
          Map.entry("PaymentIntent", Set.of("hooks", "payment_details", "presentment_details")),
          Map.entry("PaymentIntent.AmountDetails", Set.of("*")),
          Map.entry("PaymentIntent.AmountDetails.Tip", Set.of("*")),
          Map.entry("PaymentIntent.NextAction", Set.of("*")),
          Map.entry("PaymentIntent.PaymentMethodOptions", Set.of("*")),
          Map.entry("PaymentIntent.PaymentMethodOptions.Card", Set.of("*")),
          Map.entry("StripeError", Set.of("*")),
          Map.entry(
              "Charge",
              Set.of("authorization_code", "level3", "presentment_details", "refunds", "transfer")),
          Map.entry("Charge.FraudDetails", Set.of("*")),
          Map.entry("Charge.Outcome", Set.of("rule")),
          Map.entry("Charge.PaymentMethodDetails", Set.of("*")),
          Map.entry(
              "Charge.PaymentMethodDetails.Card",
              Set.of("capture_before", "description", "iin", "issuer", "moto")),
          Map.entry("Charge.PaymentMethodDetails.Card.ExtendedAuthorization", Set.of("*")),
          Map.entry("Charge.RadarOptions", Set.of("*")),
          Map.entry(
              "Refund",
              Set.of(
                  "description",
                  "failure_balance_transaction",
                  "failure_reason",
                  "instructions_email",
                  "next_action",
                  "pending_reason",
                  "presentment_details")),
          Map.entry("Refund.DestinationDetails", Set.of("*")),
          Map.entry("Refund.DestinationDetails.Card", Set.of("reference")),
          Map.entry("Dispute", Set.of("network_reason_code")),
          Map.entry("Dispute.Evidence.EnhancedEvidence", Set.of("*")),
          Map.entry("Dispute.EvidenceDetails.EnhancedEligibility", Set.of("*")),
          Map.entry("Dispute.PaymentMethodDetails", Set.of("*")),
          Map.entry("PaymentMethod", Set.of("*")),
          Map.entry("PaymentMethod.Card", Set.of("description", "iin", "issuer")),
          Map.entry("Event", Set.of("account", "context")),
          Map.entry("Event.Data", Set.of("previous_attributes")),
          Map.entry("WebhookEndpoint", Set.of("deleted", "secret")),
          Map.entry("Account", Set.of("*")),
          Map.entry("Account.BusinessProfile", Set.of("*")),
          Map.entry(
              "Balance",
              Set.of(
                  "connect_reserved",
                  "instant_available",
                  "issuing",
                  "refund_and_dispute_prefunding")),
          Map.entry("Balance.Pending.SourceTypes", Set.of("*")),
          Map.entry("Payout.TraceId", Set.of("*")));

  private static final Map<String, Class<?>> OF_EVENTS =
      Map.of(
          "checkout.session", Session.class,
          "payment_intent", PaymentIntent.class,
          "charge", Charge.class,
          "refund", Refund.class,
          "dispute", Dispute.class,
          "payout", Payout.class,
          "radar.early_fraud_warning", EarlyFraudWarning.class);

  @AutoClose private final StripeShop shop;
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  ShapesTest() throws Exception {
    shop = new StripeShop();
  }

  @Test
  void every_answer_has_the_keys_of_its_type_and_no_other() throws Throwable {
    everything();

    List<String> wrong = new ArrayList<>();
    answers().forEach((path, type) -> wrong.addAll(differences(path, get(path), type)));

    assertThat(wrong).isEmpty();
  }

  /// Every kind of object, in the states in which it has the most to say.
  private void everything() throws Throwable {
    for (String card :
        List.of("4242424242424242", "4000000000000259", "4000000000001976", "4000000000005423")) {
      String session = shop.session().getId();
      shop.stripe().pay(session, "4000000000000002");
      shop.stripe().pay(session, card);
    }
    shop.stripe().pay(shop.session().getId(), "4000002500003155");
    shop.session();
    Await.until(() -> assertThat(shop.stripe().events("charge.updated")).hasSize(4));
    String charge = shop.stripe().charges().get(1).get("id").asText();
    shop.client.v1().refunds().create(RefundCreateParams.builder().setCharge(charge).build());
    shop.stripe().payOut();
    Await.until(() -> assertThat(shop.stripe().events("refund.updated")).hasSize(1));
  }

  private Map<String, Class<?>> answers() {
    Map<String, Class<?>> answers = new LinkedHashMap<>();
    answers.put("/v1/checkout/sessions?expand[]=data.line_items&limit=100", Session.class);
    answers.put("/v1/payment_intents?limit=100", PaymentIntent.class);
    answers.put("/v1/charges?expand[]=data.balance_transaction&limit=100", Charge.class);
    answers.put("/v1/refunds?limit=100", Refund.class);
    answers.put("/v1/balance_transactions?limit=100", BalanceTransaction.class);
    answers.put("/v1/disputes", Dispute.class);
    answers.put("/v1/radar/early_fraud_warnings", EarlyFraudWarning.class);
    answers.put("/v1/payouts", Payout.class);
    answers.put("/v1/events?limit=100", Event.class);
    answers.put("/v1/webhook_endpoints", WebhookEndpoint.class);
    answers.put("/v1/balance", Balance.class);
    answers.put("/v1/account", Account.class);
    return answers;
  }

  private JsonNode get(String path) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          shop.sandbox.stripeBase() + path.replace("[", "%5B").replace("]", "%5D")))
                  .header("Authorization", "Bearer sk_test_of_this_test")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    } catch (Exception e) {
      throw new IllegalStateException(path, e);
    }
  }

  private static List<String> differences(String path, JsonNode answer, Class<?> type) {
    List<String> wrong = new ArrayList<>();
    if (answer.path("object").asText().equals("list")) {
      assertThat(answer.get("data")).as(path).isNotEmpty();
      answer.get("data").forEach(each -> compare(path, each, type, wrong));
    } else {
      compare(path, answer, type, wrong);
    }
    return wrong.stream().distinct().toList();
  }

  private static void compare(String at, JsonNode json, Class<?> type, List<String> wrong) {
    String name = type.getName().replaceFirst("com\\.stripe\\.model\\.", "").replace('$', '.');
    Set<String> away = AT_TIMES.getOrDefault(name, Set.of());
    Map<String, Field> known = new LinkedHashMap<>();
    for (Field field : type.getDeclaredFields()) {
      SerializedName key = field.getAnnotation(SerializedName.class);
      if (key != null) {
        known.put(key.value(), field);
      }
    }
    json.properties()
        .forEach(property -> {
          if (!known.containsKey(property.getKey())) {
            wrong.add(name + " has no " + property.getKey() + " (" + at + ")");
          }
        });
    known.forEach((key, field) -> {
      if (!json.has(key) && !away.contains(key) && !away.contains("*")) {
        wrong.add(name + "." + key + " is not sent (" + at + ")");
      } else if (key.equals("object") && type.equals(Event.Data.class)) {
        Class<?> inside = OF_EVENTS.get(json.path(key).path("object").asText());
        assertThat(inside).as(json.path(key).path("object").asText()).isNotNull();
        compare(at + " in an event", json.get(key), inside, wrong);
      } else if (json.has(key)) {
        deeper(at, json.get(key), field.getGenericType(), wrong);
      }
    });
  }

  private static void deeper(String at, JsonNode value, Type type, List<String> wrong) {
    if (type instanceof Class<?> inside && StripeObject.class.isAssignableFrom(inside)) {
      if (value.isObject() && value.path("object").asText().equals("list")) {
        value.get("data").forEach(each -> compare(at, each, elementOf(inside), wrong));
      } else if (value.isObject()) {
        compare(at, value, inside, wrong);
      }
    } else if (type instanceof ParameterizedType generic) {
      Type of = generic.getActualTypeArguments()[0];
      if (generic.getRawType().equals(List.class)) {
        value.forEach(each -> deeper(at, each, of, wrong));
      } else if (generic.getRawType().equals(ExpandableField.class)) {
        deeper(at, value, of, wrong);
      }
    }
  }

  private static Class<?> elementOf(Class<?> collection) {
    ParameterizedType list = (ParameterizedType) collection.getGenericSuperclass();
    return (Class<?>) list.getActualTypeArguments()[0];
  }
}
