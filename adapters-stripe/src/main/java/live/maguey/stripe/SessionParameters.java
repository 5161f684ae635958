package live.maguey.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import java.util.Locale;
import java.util.Map;
import live.maguey.payments.CheckoutRequest;
import org.jspecify.annotations.Nullable;

/// A checkout request in Stripe's words (<https://docs.stripe.com/api/checkout/sessions/create>).
/// The same request always gives the same parameters: they are repeated under one key.
final class SessionParameters {
  private SessionParameters() {}

  static SessionCreateParams of(
      CheckoutRequest request, OrderSeal seal, @Nullable String descriptorSuffix) {
    Map<String, String> metadata = seal.metadata(request);
    SessionCreateParams.Builder session =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
            .setAdaptivePricing(fixedCurrency())
            .setCustomerEmail(request.shown().email().value())
            .setClientReferenceId(request.order().toString())
            .putAllMetadata(metadata)
            .setPaymentIntentData(intent(request, metadata, descriptorSuffix))
            .setLocale(
                switch (request.shown().language()) {
                  case EN -> SessionCreateParams.Locale.EN;
                  case ES -> SessionCreateParams.Locale.ES;
                })
            .setSuccessUrl(request.back().paid().toString())
            .setCancelUrl(request.back().unpaid().toString())
            .setExpiresAt(request.expiresAt().getEpochSecond());
    request.shown().lines().forEach(line -> session.addLineItem(item(line)));
    return session.build();
  }

  /// The buyer pays the price that was shown, in its currency: another one would make the captured
  /// amount differ from the order's total.
  private static SessionCreateParams.AdaptivePricing fixedCurrency() {
    return SessionCreateParams.AdaptivePricing.builder().setEnabled(false).build();
  }

  /// The session's metadata does not reach its payment intent on its own.
  private static PaymentIntentData intent(
      CheckoutRequest request, Map<String, String> metadata, @Nullable String suffix) {
    PaymentIntentData.Builder intent =
        PaymentIntentData.builder()
            .putAllMetadata(metadata)
            .setDescription(request.shown().description());
    if (suffix != null) {
      intent.setStatementDescriptorSuffix(suffix);
    }
    return intent.build();
  }

  private static LineItem item(CheckoutRequest.Line line) {
    LineItem.PriceData.ProductData.Builder product =
        LineItem.PriceData.ProductData.builder().setName(line.name());
    // Stripe refuses an empty description.
    if (!line.note().isBlank()) {
      product.setDescription(line.note());
    }
    return LineItem.builder()
        .setQuantity((long) line.quantity())
        .setPriceData(
            LineItem.PriceData.builder()
                .setCurrency(line.unit().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                .setUnitAmount(line.unit().minor())
                .setProductData(product.build())
                .build())
        .build();
  }
}
