package live.maguey.benchmarks.payments;

import com.stripe.net.Webhook;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;
import live.maguey.api.settings.DemoSettings;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.payments.CheckoutRequest;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.stripe.OrderSeal;
import live.maguey.stripe.StripeEventReader;

/// Stripe's word that an order is paid, about as long as the real one.
record SessionCompleted(String body, String signature) {
  /// @param tail tells this event from others of the same order
  static SessionCompleted of(Order order, Instant now, String tail) {
    String id = order.id().toString();
    String session = "cs_test_" + id;
    String body =
        """
        {"id": "evt_%7$s%2$s", "object": "event", "api_version": "%3$s", "created": %4$d,
         "data": {"object": {
          "id": "%5$s", "object": "checkout.session", "adaptive_pricing": {"enabled": false},
          "after_expiration": null, "allow_promotion_codes": null, "amount_subtotal": %6$d,
          "amount_total": %6$d, "automatic_tax": {"enabled": false, "liability": null,
          "status": null}, "billing_address_collection": null,
          "cancel_url": "https://tickets.example.com/orders/cancel", "client_reference_id": "%1$s",
          "client_secret": null, "collected_information": null, "consent": null,
          "consent_collection": null, "created": %4$d, "currency": "usd",
          "currency_conversion": null, "custom_fields": [], "custom_text": {
          "after_submit": null, "shipping_address": null, "submit": null,
          "terms_of_service_acceptance": null}, "customer": null, "customer_creation":
          "if_required", "customer_details": {"address": {"city": null, "country": "US",
          "line1": null, "line2": null, "postal_code": "60608", "state": null},
          "email": "guest-%1$s@example.com", "name": "A guest", "phone": null,
          "tax_exempt": "none", "tax_ids": []}, "customer_email": "guest-%1$s@example.com",
          "discounts": [], "expires_at": %4$d, "invoice": null, "invoice_creation": {
          "enabled": false, "invoice_data": {"account_tax_ids": null, "custom_fields": null,
          "description": null, "footer": null, "issuer": null, "metadata": {},
          "rendering_options": null}}, "livemode": false, "locale": "en",
          "metadata": %8$s, "mode": "payment", "payment_intent": "pi_%1$s",
          "payment_link": null, "payment_method_collection": "if_required",
          "payment_method_configuration_details": null, "payment_method_options": {"card": {
          "request_three_d_secure": "automatic"}}, "payment_method_types": ["card"],
          "payment_status": "paid", "phone_number_collection": {"enabled": false},
          "recovered_from": null, "saved_payment_method_options": null, "setup_intent": null,
          "shipping_address_collection": null, "shipping_cost": null, "shipping_details": null,
          "shipping_options": [], "status": "complete", "submit_type": null,
          "subscription": null, "success_url": "https://tickets.example.com/orders/success",
          "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
          "ui_mode": "hosted", "url": null}},
         "livemode": false, "pending_webhooks": 1, "request": {"id": null,
         "idempotency_key": null}, "type": "checkout.session.completed"}
        """
            .formatted(
                id,
                tail,
                StripeEventReader.API_VERSION,
                now.getEpochSecond(),
                session,
                order.total().minor(),
                id.replace("-", ""),
                sealed(order, now));
    return new SessionCompleted(body, signed(body, now));
  }

  private static String sealed(Order order, Instant now) {
    OrderDetails details = order.details();
    URI back = URI.create("https://tickets.example.com/back");
    CheckoutRequest request =
        new CheckoutRequest(
            order.id(),
            details.event(),
            1,
            details.reference().toString(),
            new CheckoutRequest.Shown(
                EmailAddress.parse("guest@example.com"),
                Language.EN,
                details.lines().stream()
                    .map(l ->
                        new CheckoutRequest.Line(
                            l.item().inventory(), "", "", l.price().each(), l.quantity()))
                    .toList(),
                ""),
            new CheckoutRequest.Back(back, back),
            now);
    return OrderSeal.of(Base64.getDecoder().decode(DemoSettings.all().get("keys.payment")))
        .metadata(request)
        .entrySet()
        .stream()
        .map(entry -> "\"%s\": \"%s\"".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String signed(String body, Instant now) {
    long time = now.getEpochSecond();
    try {
      return "t=%d,v1=%s"
          .formatted(
              time,
              Webhook.Util.computeHmacSha256(
                  DemoSettings.STRIPE_WEBHOOK_SECRET, time + "." + body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
