package live.maguey.http.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import live.maguey.evidence.Requirement;
import live.maguey.http.Settings;
import live.maguey.http.web.shop.ShopServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A flood of wrong signatures, and right ones in between, through one proxy that says whose they
/// are.
@Requirement({"INFRA-02", "6.2"})
class WrongSignaturesTest {
  @AutoClose private final ShopServer server = new ShopServer(Settings.often(1000));

  private int deliver(String source, String network, String signature) {
    return answer(source, network, signature).statusCode();
  }

  private HttpResponse<String> answer(String source, String network, String signature) {
    return server
        .client()
        .post(
            "/webhooks/" + source,
            "{}",
            "X-Forwarded-For",
            network,
            "Stripe-Signature",
            signature,
            "svix-signature",
            signature);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe", "resend"})
  void a_network_whose_signatures_were_wrong_gets_a_share_and_no_other_is_limited(String source) {
    for (int i = 0; i < 65; i++) {
      assertThat(deliver(source, "203.0.113.7", "wrong")).isEqualTo(400);
    }
    HttpResponse<String> limited = answer(source, "203.0.113.7", "wrong");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).contains("2");
    // Another port or address of the same network is the same network.
    assertThat(deliver(source, "203.0.113.7:4711", "right")).isEqualTo(429);

    for (int i = 0; i < 100; i++) {
      assertThat(deliver(source, "198.51.100.1", "right")).isEqualTo(200);
    }
    assertThat(deliver(source.equals("stripe") ? "resend" : "stripe", "203.0.113.7", "right"))
        .isEqualTo(200);

    server.clock.advance(Duration.ofSeconds(1));
    assertThat(deliver(source, "203.0.113.7", "right")).isEqualTo(200);
    for (int i = 0; i < 100; i++) {
      assertThat(deliver(source, "203.0.113.7", "right")).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe", "resend"})
  void a_server_that_starts_with_another_secret_checks_everybody_again(String source) {
    for (int i = 0; i < 66; i++) {
      deliver(source, "203.0.113.7", "wrong");
    }
    assertThat(deliver(source, "203.0.113.7", "right")).isEqualTo(429);
    try (ShopServer restarted = new ShopServer(Settings.often(1000))) {
      assertThat(
              restarted
                  .client()
                  .post(
                      "/webhooks/" + source,
                      "{}",
                      "X-Forwarded-For",
                      "203.0.113.7",
                      "Stripe-Signature",
                      "right",
                      "svix-signature",
                      "right")
                  .statusCode())
          .isEqualTo(200);
    }
  }
}
