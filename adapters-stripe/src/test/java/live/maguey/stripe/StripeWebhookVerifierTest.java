package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.shared.Secret;
import live.maguey.webhooks.WebhookVerifier.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhookVerifierTest {
  private static final Instant NOW = Instant.parse("2015-03-01T20:00:00Z");
  private static final String BODY =
      """
      { "id": "evt_1", "object": "event", "type": "charge.updated",
        "livemode": true, "created": 1772395199, "note": "Señor Ñandú" }
      """;

  private final StripeWebhookVerifier verifier =
      new StripeWebhookVerifier(List.of(new Secret("whsec_old"), new Secret("whsec_new")));

  @Test
  void a_signed_event_is_genuine_and_its_body_is_kept_to_the_letter() {
    assertThat(verify(BODY, header(NOW, sign("whsec_new", NOW, BODY))))
        .isEqualTo(
            new Verified.Genuine(
                "evt_1", "charge.updated", true, Instant.ofEpochSecond(1772395199), BODY));
  }

  @Test
  void both_secrets_are_valid_while_they_are_rotated() {
    assertThat(verify(BODY, header(NOW, sign("whsec_old", NOW, BODY))))
        .isInstanceOf(Verified.Genuine.class);
    assertThat(
            verify(BODY, header(NOW, sign("whsec_other", NOW, BODY), sign("whsec_new", NOW, BODY))))
        .isInstanceOf(Verified.Genuine.class);
  }

  @Test
  void two_deliveries_of_an_event_tell_of_the_same_and_another_sum_or_object_does_not() {
    String event =
        """
        {"id": "evt_1", "pending_webhooks": 1, "data": {"object":
          {"id": "pi_1", "object": "payment_intent", "amount": 3600, "status": "succeeded"}}}
        """;
    String again =
        """
        {"data": {"object": {"object": "payment_intent", "amount": 3600, "id": "pi_1",
          "status": "succeeded", "added_by_another_version": true}},
         "id": "evt_1", "pending_webhooks": 0}
        """;

    assertThat(verifier.subject(again)).isEqualTo(verifier.subject(event)).isNotBlank();
    assertThat(verifier.subject(event.replace("pi_1", "pi_2")))
        .isNotEqualTo(verifier.subject(event));
    assertThat(verifier.subject(event.replace("3600", "3601")))
        .isNotEqualTo(verifier.subject(event));
  }

  @Test
  void another_secret_another_body_or_another_time_is_rejected() {
    String signature = sign("whsec_new", NOW, BODY);

    assertThat(verify(BODY, header(NOW, sign("whsec_other", NOW, BODY))))
        .isInstanceOf(Verified.Rejected.class);
    assertThat(verify(BODY.replace("evt_1", "evt_2"), header(NOW, signature)))
        .isInstanceOf(Verified.Rejected.class);
    assertThat(verify(BODY, header(NOW.plusSeconds(1), signature)))
        .isInstanceOf(Verified.Rejected.class);
    assertThat(verify(BODY.strip(), header(NOW, signature))).isInstanceOf(Verified.Rejected.class);
  }

  @Test
  void five_minutes_of_difference_are_tolerated_to_both_sides_and_no_more() {
    Duration five = Duration.ofMinutes(5);
    for (Instant at : List.of(NOW.minus(five), NOW.plus(five))) {
      assertThat(verify(BODY, header(at, sign("whsec_new", at, BODY))))
          .isInstanceOf(Verified.Genuine.class);
    }
    for (Instant at : List.of(NOW.minus(five).minusSeconds(1), NOW.plus(five).plusSeconds(1))) {
      assertThat(verify(BODY, header(at, sign("whsec_new", at, BODY))))
          .isEqualTo(new Verified.Rejected("it was signed more than five minutes from now"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "t",
        "t=",
        "t=1772395200",
        "v1=00",
        "t=1772395200,v1=",
        "t=1772395200,v1=zz",
        "t=-1,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=99999999999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=1772395200,v0=0000000000000000000000000000000000000000000000000000000000000000",
        "t=1772395200,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "<script>alert(1)</script>\n2015-03-01 ERROR forged log line"
      })
  void garbage_is_rejected_and_quoted_nowhere(String header) {
    Verified verified = verify(BODY, header);

    assertThat(verified)
        .isInstanceOfSatisfying(
            Verified.Rejected.class,
            rejected ->
                assertThat(rejected.reason())
                    .matches("[A-Za-z0-9 ,'-]{10,80}")
                    .doesNotContain("t="));
  }

  @Test
  void an_endless_header_is_not_even_read() {
    assertThat(verify(BODY, "t=1,".repeat(10_000))).isInstanceOf(Verified.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"id\":\"evt_1\"",
        "{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"type\":\"x\",\"livemode\":true,\"created\":\"2015-03-01T20:00:00Z\"}"
      })
  void what_is_signed_but_no_event_is_told_apart(String body) {
    assertThat(verify(body, header(NOW, sign("whsec_new", NOW, body))))
        .isInstanceOf(Verified.Malformed.class);
  }

  @Test
  void bytes_that_are_no_text_are_rejected() {
    byte[] body = {'{', (byte) 0xff, '}'};

    assertThat(verifier.verify(body, header(NOW, "0".repeat(64)), NOW))
        .isInstanceOf(Verified.Rejected.class);
  }

  @Test
  void without_a_secret_nothing_could_be_verified() {
    assertThatThrownBy(() -> new StripeWebhookVerifier(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Verified verify(String body, String header) {
    return verifier.verify(bytes(body), header, NOW);
  }

  static String header(Instant at, String... signatures) {
    return "t=" + at.getEpochSecond() + ",v1=" + String.join(",v1=", signatures) + ",v0=00";
  }

  static String sign(String secret, Instant at, String body) {
    try {
      return Webhook.Util.computeHmacSha256(secret, at.getEpochSecond() + "." + body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
