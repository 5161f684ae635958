package live.maguey.stripe;

import static live.maguey.stripe.StripeWebhookVerifierTest.header;
import static live.maguey.stripe.StripeWebhookVerifierTest.sign;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import live.maguey.shared.Secret;
import live.maguey.webhooks.WebhookVerifier.Verified;
import org.junit.jupiter.api.Test;

/// Stripe's own library asks the real clock, so both are given the time of now.
class StripesOwnVerifierTest {
  @Test
  void ours_accepts_what_stripes_library_accepts() throws SignatureVerificationException {
    Instant now = Instant.now();
    String body =
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"charge.updated\",\"livemode\":true,\"created\":"
            + now.getEpochSecond()
            + "}";
    String header = header(now, sign("whsec_new", now, body));

    assertThat(Webhook.Signature.verifyHeader(body, header, "whsec_new", 300)).isTrue();
    assertThat(
            new StripeWebhookVerifier(List.of(new Secret("whsec_new")))
                .verify(body.getBytes(StandardCharsets.UTF_8), header, now))
        .isInstanceOf(Verified.Genuine.class);
  }
}
