package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentPageTest {
  private final HttpClient browser = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private StripeShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new StripeShop();
  }

  @AfterEach
  void close() {
    browser.close();
    shop.close();
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> type(String url, String card, String expiry, String cvc)
      throws IOException, InterruptedException {
    return post(
        url,
        "number=%s&expiry=%s&cvc=%s&name=Test+Buyer"
            .formatted(card, URLEncoder.encode(expiry, StandardCharsets.UTF_8), cvc));
  }

  private HttpResponse<String> post(String url, String form)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void the_page_says_who_is_paid_what_and_how_to_go_back() throws Exception {
    String page = get(shop.session().getUrl()).body();

    assertThat(page)
        .contains(
            "Imitación de Stripe: no se mueve dinero.",
            "Maguey",
            "Noche de Humo: General",
            "$72.00",
            "guest@example.com",
            "Pagar $72.00",
            "http://localhost:8080/orders/1/back");
  }

  @Test
  void a_good_card_leads_to_the_success_address() throws Exception {
    Session session = shop.session();

    HttpResponse<String> paid = type(session.getUrl(), "4242 4242 4242 4242", "12 / 34", "123");

    assertThat(location(paid))
        .isEqualTo("http://localhost:8080/orders/1?session=" + session.getId());
    assertThat(shop.retrieved(session).getCustomerDetails().getName()).isEqualTo("Test Buyer");
    assertThat(location(get(session.getUrl()))).contains("/orders/1?session=");
  }

  @Test
  void a_declined_card_stays_on_the_page_with_a_sentence() throws Exception {
    Session session = shop.session();

    HttpResponse<String> declined = type(session.getUrl(), "4000000000009995", "12/34", "123");

    assertThat(declined.statusCode()).isEqualTo(200);
    assertThat(declined.body()).contains("fondos suficientes");
    assertThat(location(type(session.getUrl(), "4242424242424242", "12/34", "123")))
        .contains(session.getId());
  }

  @Test
  void mistyped_cards_reach_no_bank() throws Exception {
    String url = shop.session().getUrl();

    assertThat(type(url, "4242424242424241", "12/34", "123").body()).contains("no es válido");
    assertThat(type(url, "4242424242424242", "12/19", "123").body()).contains("ya pasó");
    assertThat(type(url, "4242424242424242", "12/34", "1").body()).contains("incompleto");
    assertThat(shop.stripe().paymentIntents()).isEmpty();
  }

  @Test
  void three_d_secure_is_a_page_with_two_answers() throws Exception {
    Session session = shop.session();

    String bank =
        shop.sandbox.stripeBase()
            + location(type(session.getUrl(), "4000000000003155", "12/34", "123"));
    assertThat(get(bank).body()).contains("Completar", "Rechazar");
    assertThat(post(bank, "answer=fail").body()).contains("No pudimos autenticar");
    assertThat(location(post(bank, "answer=complete"))).isEqualTo("/pay/" + session.getId());

    type(session.getUrl(), "4000002500003155", "12/34", "123");
    assertThat(location(post(bank, "answer=complete"))).contains(session.getId());
    assertThat(shop.retrieved(session).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void an_expired_session_has_a_closed_page_and_takes_no_card() throws Exception {
    Session session = shop.session();
    shop.client.v1().checkout().sessions().expire(session.getId());

    assertThat(get(session.getUrl()).statusCode()).isEqualTo(410);
    assertThat(type(session.getUrl(), "4242424242424242", "12/34", "123").statusCode())
        .isEqualTo(410);
    assertThat(shop.stripe().charges()).isEmpty();
  }

  @Test
  void names_are_shown_and_never_run() throws Exception {
    SessionCreateParams.LineItem evil =
        SessionCreateParams.LineItem.builder()
            .setQuantity(1L)
            .setPriceData(
                SessionCreateParams.LineItem.PriceData.builder()
                    .setCurrency("usd")
                    .setUnitAmount(100L)
                    .setProductData(
                        SessionCreateParams.LineItem.PriceData.ProductData.builder()
                            .setName("<script>alert(1)</script>")
                            .build())
                    .build())
            .build();

    String page = get(created(evil).getUrl()).body();

    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
  }

  private Session created(SessionCreateParams.LineItem item) throws StripeException {
    return shop.client
        .v1()
        .checkout()
        .sessions()
        .create(shop.params("order-1").addLineItem(item).build());
  }
}
