package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.Test;

class StripeSettingsTest {
  private final StripeSettings usual =
      StripeSettings.of(StripeSettings.LIVE_BASE, new Secret("sk_live_1"));

  @Test
  void the_usual_settings() {
    assertThat(usual.base()).hasToString("https://api.stripe.com");
    assertThat(usual.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(usual.readTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(usual.requestsPerSecond()).isEqualTo(20);
    assertThat(usual.slotWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(usual.descriptorSuffix()).isNull();
  }

  @Test
  void they_do_not_show_the_key() {
    assertThat(usual.toString()).doesNotContain("sk_live").contains("***");
  }

  @Test
  void a_rate_of_nothing_is_refused() {
    assertThatThrownBy(() -> usual.withRate(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
