package live.maguey.stripe;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import live.maguey.events.EventId;
import live.maguey.events.InventoryId;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Refund;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// Metadata as we seal it, under a key of the tests.
final class Sealed {
  static final OrderSeal SEAL =
      OrderSeal.of("the payment key of these tests!!".getBytes(StandardCharsets.US_ASCII));

  /// Records that know nothing.
  static final StripePaymentGateway.Records NOTHING = _ -> Optional.empty();

  static final EventId EVENT = EventId.parse("01930000-0000-7000-8000-0000000000e1");
  static final InventoryId TIER =
      new InventoryId(UUID.fromString("01930000-0000-7000-8000-0000000000f1"));

  private Sealed() {}

  /// What a page, its payment and its charge carry, as JSON.
  static String metadata(OrderId order) {
    return json(SEAL.metadata(request(order, 1)));
  }

  static String metadata(Refund refund) {
    return json(SEAL.metadata(refund));
  }

  private static String json(Object metadata) {
    return new JsonMapper().valueToTree(metadata).toString();
  }

  /// @param lines how many tiers it buys of
  static CheckoutRequest request(OrderId order, int lines) {
    return new CheckoutRequest(
        order,
        EVENT,
        1,
        "MGY-2222-22",
        new CheckoutRequest.Shown(
            EmailAddress.parse("buyer@example.com"),
            Language.EN,
            IntStream.rangeClosed(1, lines)
                .mapToObj(n ->
                    new CheckoutRequest.Line(
                        TIER,
                        "Noche " + n,
                        "",
                        Money.of(99_999_999, Currency.getInstance("USD")),
                        10))
                .toList(),
            "Maguey MGY-2222-22, Noche"),
        new CheckoutRequest.Back(
            URI.create("http://localhost/back"), URI.create("http://localhost/back")),
        Instant.parse("2026-03-01T20:31:00Z"));
  }
}
