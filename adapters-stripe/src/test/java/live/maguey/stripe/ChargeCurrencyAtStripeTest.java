package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import live.maguey.sandbox.Sandbox;
import live.maguey.shared.ChargeCurrency;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What we charge in, in which steps, how little and how much, against what the lookalike takes: it
/// has the tables of its own, in the words in which Stripe publishes them.
class ChargeCurrencyAtStripeTest {
  /// Kept, or its level would be forgotten: the lookalike's server tells of each start.
  private static final Logger SERVER = Logger.getLogger("io.helidon");

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    SERVER.setLevel(Level.WARNING);
    sandbox = Sandbox.start(Sandbox.Settings.demo().withStripe("sk_test_1", "whsec_1"));
  }

  @AfterAll
  static void stop() {
    HTTP.close();
    sandbox.close();
  }

  static Stream<String> everyCurrency() {
    return Currency.availableCurrencies().map(Currency::getCurrencyCode).sorted();
  }

  @ParameterizedTest
  @MethodSource("everyCurrency")
  void stripe_takes_what_we_charge_and_nothing_below_above_or_between(String code)
      throws Exception {
    Optional<Currency> ours = charged(code);
    if (ours.isEmpty()) {
      assertThat(answer(code, 1_000_000)).startsWith("Invalid currency");
      return;
    }
    Currency currency = ours.get();
    long least = ChargeCurrency.least(currency);
    long step = ChargeCurrency.step(currency);
    long most = ChargeCurrency.most(currency) / step * step;

    assertThat(answer(code, least)).isEqualTo("taken");
    assertThat(answer(code, least + step)).isEqualTo("taken");
    assertThat(answer(code, most)).isEqualTo("taken");
    assertThat(answer(code, least - step)).isNotEqualTo("taken");
    assertThat(answer(code, most + step)).isNotEqualTo("taken");
    if (step > 1) {
      assertThat(answer(code, least + step / 10)).contains("divisible by " + step);
    }
  }

  private static Optional<Currency> charged(String code) {
    try {
      return Optional.of(ChargeCurrency.parse(code));
    } catch (IllegalArgumentException notCharged) {
      return Optional.empty();
    }
  }

  /// `taken`, or Stripe's refusal.
  private static String answer(String code, long amount) throws IOException, InterruptedException {
    String body = "amount=" + amount + "&currency=" + code.toLowerCase(Locale.ROOT);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.stripeBase() + "/v1/payment_intents"))
            .header("Authorization", "Bearer sk_test_1")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode told = JSON.readTree(response.body());
    return response.statusCode() == 200 ? "taken" : told.path("error").path("message").asText();
  }
}
