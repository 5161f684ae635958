package live.maguey.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import live.maguey.events.SampleEvents;
import org.junit.jupiter.api.Test;

public abstract class ProviderAnswersContract {
  private static final Instant NOW = SampleEvents.NOW;

  protected abstract ProviderAnswers answers();

  @Test
  void answers_are_counted_by_provider_over_the_minutes() {
    answers().add(answer("smtp", 0), NOW);
    answers().add(answer("resend", 1), NOW);
    answers().add(new ProviderAnswers.Answers("resend", 8, 2), NOW.plusSeconds(59));
    answers().add(answer("resend", 1), NOW.plusSeconds(61));

    assertThat(answers().since(NOW.plusSeconds(30)))
        .containsExactly(
            new ProviderAnswers.Answers("resend", 10, 4),
            new ProviderAnswers.Answers("smtp", 1, 0));
  }

  @Test
  void what_was_answered_before_is_over() {
    answers().add(answer("resend", 1), NOW);

    assertThat(answers().since(NOW.plusSeconds(60))).isEmpty();
  }

  private static ProviderAnswers.Answers answer(String provider, long failed) {
    return new ProviderAnswers.Answers(provider, 1, failed);
  }
}
