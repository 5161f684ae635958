package live.maguey.http.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TakingTest {
  private final Taking taking = new Taking(Duration.ofSeconds(30));

  @Test
  void a_large_answer_may_take_longer_but_not_forever() {
    assertThat(taking.allowed(0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(taking.allowed(160_000)).isEqualTo(Duration.ofSeconds(50));
    assertThat(taking.allowed(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void each_part_of_a_stream_may_take_as_long_as_the_stream_says() {
    assertThat(taking.isStream()).isFalse();

    taking.streams(Duration.ofSeconds(5));

    assertThat(taking.isStream()).isTrue();
    assertThat(taking.allowed(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
  }
}
