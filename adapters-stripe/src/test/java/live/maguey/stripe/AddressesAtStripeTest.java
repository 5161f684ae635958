package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.PaymentGateway.Opened;
import live.maguey.sandbox.Sandbox;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.MailAddresses;
import live.maguey.shared.Money;
import live.maguey.shared.Secret;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The lookalike refuses the addresses that Stripe refuses; it gets every other one, and every text
/// of an event, as they are stored.
class AddressesAtStripeTest {
  private static final SequentialIds IDS = new SequentialIds();
  private static final MovableClock CLOCK = new MovableClock();
  private static final Currency USD = Currency.getInstance("USD");

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(Sandbox.Settings.demo().withClock(CLOCK).withStripe("sk_test_1", "whsec_1"));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @FieldSource("live.maguey.shared.MailAddresses#TAKEN")
  void a_payment_page_is_opened_for_the_address_as_it_is_stored(MailAddresses.Taken taken)
      throws Exception {
    JsonNode session = opened(taken.address(), "Noche, General");

    assertThat(session.path("customer_email").asText()).isEqualTo(taken.stored());
  }

  @ParameterizedTest
  @FieldSource("live.maguey.shared.HardTexts#ALL")
  void a_payment_page_shows_any_text_of_an_event_as_it_was_typed(String text) throws Exception {
    JsonNode session = opened(EmailAddress.parse("elena@example.com"), text);

    assertThat(session.at("/line_items/data/0/description").asText()).isEqualTo(text + ": " + text);
  }

  private static JsonNode opened(EmailAddress email, String text) throws Exception {
    Opened opened = gateway().open(request(email, text));
    assertThat(opened).isInstanceOf(Opened.Open.class);
    String path =
        "/v1/checkout/sessions/" + ((Opened.Open) opened).session() + "?expand[]=line_items";
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest asked =
          HttpRequest.newBuilder(
                  URI.create(sandbox.stripeBase() + path.replace("[", "%5B").replace("]", "%5D")))
              .header("Authorization", "Bearer sk_test_1")
              .build();
      return new JsonMapper()
          .readTree(http.send(asked, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  private static StripePaymentGateway gateway() {
    return new StripePaymentGateway(
        StripeSettings.of(sandbox.stripeBase(), new Secret("sk_test_1")),
        Sealed.SEAL,
        Sealed.NOTHING,
        CLOCK);
  }

  private static CheckoutRequest request(EmailAddress email, String text) {
    return new CheckoutRequest(
        new OrderId(IDS.next()),
        Sealed.EVENT,
        1,
        "MGY-2222-22",
        new CheckoutRequest.Shown(
            email,
            Language.ES,
            List.of(new CheckoutRequest.Line(Sealed.TIER, text, text, Money.of(3600, USD), 2)),
            "Maguey MGY-2222-22, " + text),
        new CheckoutRequest.Back(
            URI.create("http://localhost/o?back=paid"),
            URI.create("http://localhost/o?back=unpaid")),
        CLOCK.instant().plus(Duration.ofMinutes(31)));
  }
}
