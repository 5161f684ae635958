package live.maguey.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import live.maguey.events.SampleEvents;
import org.junit.jupiter.api.Test;

public abstract class RefusedSignaturesContract {
  private static final Instant NOW = SampleEvents.NOW;

  protected abstract RefusedSignatures refused();

  @Test
  void refusals_are_counted_by_source_over_the_minutes() {
    refused().add("Stripe", 2, NOW.plusSeconds(59));
    refused().add("Stripe", 3, NOW.plusSeconds(61));
    refused().add("Resend", 1, NOW);
    assertThat(refused().since(NOW))
        .containsExactly(
            new RefusedSignatures.Refused("Resend", 1, NOW),
            new RefusedSignatures.Refused("Stripe", 5, NOW.plusSeconds(60)));
  }

  @Test
  void what_was_refused_before_is_over() {
    refused().add("Stripe", 2, NOW);
    assertThat(refused().since(NOW.plusSeconds(60))).isEmpty();
  }
}
