package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import live.maguey.sandbox.wire.Call;
import live.maguey.sandbox.wire.Reply;
import live.maguey.sandbox.wire.Route;
import live.maguey.sandbox.wire.Table;

/// The routes under `/v1`.
final class StripeApi {
  /// What lists can be asked for by `status`.
  private static final Map<String, List<String>> STATES =
      Map.of(
          "/v1/checkout/sessions",
          List.of("complete", "expired", "open"),
          "/v1/payouts",
          List.of("canceled", "failed", "in_transit", "paid", "pending"));

  private final StripeDoor door;
  private final Records records;
  private final CheckoutSessions sessions;
  private final Refunds refunds;
  private final Payments payments;
  private final PaymentIntents intents;
  private final PaymentMethods methods;
  private final Catalogue catalogue;
  private final Expansion expansion;
  private final WebhookEndpoints endpoints;
  private final EventList kept;
  private final Account account;

  StripeApi(
      StripeDoor door,
      Records records,
      Events events,
      CheckoutSessions sessions,
      Refunds refunds,
      Payments payments,
      WebhookEndpoints endpoints,
      Account account,
      Clock clock) {
    this.door = door;
    this.records = records;
    this.sessions = sessions;
    this.refunds = refunds;
    this.payments = payments;
    this.methods = new PaymentMethods(records, clock);
    this.intents = new PaymentIntents(records, events, payments, methods, clock);
    this.catalogue = new Catalogue(records, events, clock);
    this.expansion = new Expansion(records);
    this.endpoints = endpoints;
    this.kept = new EventList(records, events);
    this.account = account;
  }

  List<Route> routes() {
    return List.of(
        post("/v1/checkout/sessions", (_, params) -> shown(sessions.create(params), params)),
        list(
            "/v1/checkout/sessions",
            records.sessions,
            Map.of("payment_intent", "payment_intent", "status", "status")),
        retrieve("/v1/checkout/sessions/{id}", "checkout.session", "session", records.sessions),
        post(
            "/v1/checkout/sessions/{id}",
            (call, params) -> shown(sessions.update(id(call), params), params)),
        get("/v1/checkout/sessions/{id}/line_items", this::lineItems),
        post("/v1/checkout/sessions/{id}/expire", this::expire),
        list("/v1/payment_intents", records.intents, Map.of("customer", "customer")),
        retrieve("/v1/payment_intents/{id}", "payment_intent", "intent", records.intents),
        post("/v1/payment_intents", (_, params) -> shown(intents.create(params), params)),
        post(
            "/v1/payment_intents/{id}",
            (call, params) -> shown(intents.update(id(call), params), params)),
        post(
            "/v1/payment_intents/{id}/confirm",
            (call, params) -> shown(intents.confirm(id(call), params), params)),
        post(
            "/v1/payment_intents/{id}/capture",
            (call, params) -> shown(intents.capture(id(call), params), params)),
        post(
            "/v1/payment_intents/{id}/cancel",
            (call, params) -> shown(intents.cancel(id(call), params), params)),
        post("/v1/products", (_, params) -> shown(catalogue.product(params), params)),
        retrieve("/v1/products/{id}", "product", "id", records.products),
        post("/v1/prices", (_, params) -> shown(catalogue.price(params), params)),
        retrieve("/v1/prices/{id}", "price", "price", records.prices),
        post("/v1/payment_methods", (_, params) -> shown(methods.create(params), params)),
        retrieve("/v1/payment_methods/{id}", "payment_method", "payment_method", records.methods),
        retrieve("/v1/payment_pages/{id}", "checkout.session", "session", records.sessions),
        post("/v1/payment_pages/{id}/confirm", this::confirmPage),
        list("/v1/charges", records.charges, Map.of("payment_intent", "payment_intent")),
        retrieve("/v1/charges/{id}", "charge", "charge", records.charges),
        post("/v1/refunds", (_, params) -> shown(refunds.create(params), params)),
        list(
            "/v1/refunds",
            records.refunds,
            Map.of("payment_intent", "payment_intent", "charge", "charge")),
        retrieve("/v1/refunds/{id}", "refund", "refund", records.refunds),
        post("/v1/refunds/{id}", (call, params) -> shown(refunds.update(id(call), params), params)),
        get("/v1/balance_transactions", (_, params) -> transactions(params)),
        retrieve(
            "/v1/balance_transactions/{id}", "balance_transaction", "id", records.transactions),
        list(
            "/v1/disputes",
            records.disputes,
            Map.of("charge", "charge", "payment_intent", "payment_intent")),
        retrieve("/v1/disputes/{id}", "dispute", "dispute", records.disputes),
        list(
            "/v1/radar/early_fraud_warnings",
            records.warnings,
            Map.of("charge", "charge", "payment_intent", "payment_intent")),
        retrieve(
            "/v1/radar/early_fraud_warnings/{id}",
            "early_fraud_warning",
            "early_fraud_warning",
            records.warnings),
        list(
            "/v1/payouts",
            records.payouts,
            Map.of("status", "status", "destination", "destination")),
        retrieve("/v1/payouts/{id}", "payout", "payout", records.payouts),
        get("/v1/events", (_, params) -> kept.list(params)),
        get("/v1/events/{id}", (call, params) -> kept.one(id(call), params)),
        list("/v1/webhook_endpoints", endpoints.endpoints, Map.of()),
        retrieve(
            "/v1/webhook_endpoints/{id}",
            "webhook_endpoint",
            WebhookEndpoints.PARAM,
            endpoints.endpoints),
        post(
            "/v1/webhook_endpoints/{id}",
            (call, params) -> endpoints.update(call.pathParameter("id"), params)),
        get("/v1/balance", (_, params) -> account.balance(params)),
        get("/v1/account", (_, params) -> account.shown(params)));
  }

  Reply unknown(Call call) {
    return door.pass(
        call,
        _ -> {
          throw new StripeError(
              404,
              "invalid_request_error",
              null,
              null,
              "Unrecognized request URL (%s: %s). Please see https://stripe.com/docs or we can help at https://support.stripe.com/."
                  .formatted(call.method(), call.path()));
        });
  }

  private Route get(String pattern, BiFunction<Call, Params, Object> work) {
    return Route.get(pattern, call -> door.pass(call, params -> locked(work, call, params)));
  }

  private Route post(String pattern, BiFunction<Call, Params, Object> work) {
    return Route.post(pattern, call -> door.pass(call, params -> locked(work, call, params)));
  }

  private Object locked(BiFunction<Call, Params, Object> work, Call call, Params params) {
    return records.locked(() -> work.apply(call, params));
  }

  private Route retrieve(String pattern, String kind, String param, Table<ObjectNode> from) {
    return get(
        pattern,
        (call, params) -> {
          params.refuseAllBut(Set.of("expand[]"));
          return shown(Records.find(from, kind, call.pathParameter("id"), param), params);
        });
  }

  /// @param filters parameter by field
  private Route list(String pattern, Table<ObjectNode> from, Map<String, String> filters) {
    Set<String> known = Listing.params(filters.keySet());
    return get(
        pattern,
        (_, params) -> {
          params.refuseAllBut(known);
          Predicate<ObjectNode> wanted = filtered(pattern, params, filters);
          return shown(Listing.of(params, pattern, from, wanted, Function.identity()), params);
        });
  }

  private static Predicate<ObjectNode> filtered(
      String pattern, Params params, Map<String, String> filters) {
    Predicate<Long> time = Listing.created(params);
    Predicate<ObjectNode> wanted = o -> time.test(o.get("created").asLong());
    for (var filter : filters.entrySet()) {
      String value = params.text(filter.getKey());
      if (value != null && filter.getKey().equals("status")) {
        params.oneOf("status", STATES.getOrDefault(pattern, List.of()));
      }
      if (value != null) {
        wanted = wanted.and(o -> o.path(filter.getValue()).asText().equals(value));
      }
    }
    return wanted;
  }

  /// A transaction does not tell its payout; the list can be asked for those of one.
  private ObjectNode transactions(Params params) {
    Map<String, String> filters =
        Map.of("source", "source", "type", "type", "currency", "currency");
    params.refuseAllBut(Listing.params(Set.of("source", "type", "currency", "payout")));
    String payout = params.text("payout");
    if (payout != null) {
      Records.find(records.payouts, "payout", payout, "payout");
    }
    Predicate<ObjectNode> wanted =
        filtered("/v1/balance_transactions", params, filters)
            .and(t -> payout == null || payout.equals(records.payoutOf.get(t.get("id").asText())));
    return shown(
        Listing.of(
            params, "/v1/balance_transactions", records.transactions, wanted, Function.identity()),
        params);
  }

  private ObjectNode shown(ObjectNode object, Params params) {
    return expansion.of(object, params.list("expand"));
  }

  private ObjectNode expire(Call call, Params params) {
    params.refuseAllBut(Set.of("expand[]"));
    return shown(sessions.expire(call.pathParameter("id")), params);
  }

  /// Pays a session as its page's own script does; not part of the documented API.
  private ObjectNode confirmPage(Call call, Params params) {
    params.refuseAllBut(Set.of("payment_method", "expected_amount", "expand[]"));
    ObjectNode session = Records.find(records.sessions, "checkout.session", id(call), "session");
    long expected = params.requiredInteger("expected_amount");
    if (expected != session.get("amount_total").asLong()) {
      throw StripeError.invalid(
          null, "expected_amount", "The amount of the session is another one by now.");
    }
    String method = params.required("payment_method");
    Payment payment =
        payments.pay(id(call), methods.card(method), methods.name(method), methods.email(method));
    return switch (payment) {
      case Payment.Declined declined ->
          throw StripeError.declined(
              declined,
              Records.find(
                  records.intents, "payment_intent", declined.paymentIntent(), "payment_intent"));
      case Payment.NotOpen(String status) ->
          throw StripeError.invalid(null, null, "This Checkout Session is " + status + ".");
      default -> shown(session, params);
    };
  }

  private static String id(Call call) {
    return call.pathParameter("id");
  }

  private ObjectNode lineItems(Call call, Params params) {
    params.refuseAllBut(Listing.params(Set.of()));
    String id = call.pathParameter("id");
    Records.find(records.sessions, "checkout.session", id, "session");
    return expansion.lineItems(id);
  }
}
