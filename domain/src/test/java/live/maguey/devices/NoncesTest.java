package live.maguey.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("SCAN-01")
class NoncesTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OLD = "old".getBytes(StandardCharsets.US_ASCII);

  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final Nonces nonces = new Nonces(List.of(NEW), clock);

  @Test
  void a_nonce_is_good_for_two_minutes_and_not_longer() {
    String nonce = nonces.next();

    assertThat(nonces.isFresh(nonce)).isTrue();
    clock.advance(Nonces.LIFE.minusMillis(1));
    assertThat(nonces.isFresh(nonce)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(nonces.isFresh(nonce)).isFalse();
  }

  @Test
  void another_node_reads_it_even_if_its_clock_is_a_little_behind() {
    String nonce = nonces.next();

    assertThat(at(Duration.ofSeconds(-9)).isFresh(nonce)).isTrue();
    assertThat(at(Duration.ofSeconds(-10)).isFresh(nonce)).isFalse();
  }

  @Test
  void while_the_key_is_rolled_nonces_of_the_old_one_are_good() {
    String old = new Nonces(List.of(OLD), clock).next();

    assertThat(nonces.isFresh(old)).isFalse();
    assertThat(new Nonces(List.of(NEW, OLD), clock).isFresh(old)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonce", "%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void what_we_did_not_make_is_not_fresh(String text) {
    assertThat(nonces.isFresh(text)).isFalse();
  }

  @Test
  void its_time_cannot_be_changed() {
    String nonce = nonces.next();
    clock.advance(Nonces.LIFE);
    String later = nonces.next();

    assertThat(nonces.isFresh(later.substring(0, 10) + nonce.substring(10))).isFalse();
  }

  private Nonces at(Duration shift) {
    return new Nonces(List.of(NEW), new TestClock(SampleEvents.NOW.plus(shift)));
  }
}
