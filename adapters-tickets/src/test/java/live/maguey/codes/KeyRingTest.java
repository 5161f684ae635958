package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.maguey.shared.Unavailable;
import live.maguey.tickets.InMemorySigningKeys;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final SecureRandom random = new SecureRandom();
  private final KeyForge forge =
      new KeyForge(new KeySeal(new byte[KeySeal.MASTER_KEY_BYTES], random), random);
  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final KeyRing ring = new KeyRing(keys, clock);

  @Test
  void the_store_is_asked_once_in_thirty_seconds() {
    keys.rotate(forge.make(1, NOON));
    for (int second = 0; second < 30; second++) {
      assertThat(ring.verifying(1)).isNotNull();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(keys.reads()).isEqualTo(1);

    ring.verifying(1);

    assertThat(keys.reads()).isEqualTo(2);
  }

  @Test
  void a_key_that_another_node_just_made_is_known_at_once() {
    keys.rotate(forge.make(1, NOON));
    ring.verifying(1);
    clock.advance(Duration.ofSeconds(1));
    keys.rotate(forge.make(2, NOON));

    assertThat(ring.verifying(2)).isNotNull();
  }

  @Test
  void forged_key_ids_reach_the_store_at_most_once_a_second() {
    keys.rotate(forge.make(1, NOON));
    ring.verifying(1);
    clock.advance(Duration.ofSeconds(1));

    for (int id = 2; id <= 255; id++) {
      assertThat(ring.verifying(id)).isNull();
    }

    assertThat(keys.reads()).isEqualTo(2);
  }

  @Test
  void a_clock_that_was_set_back_does_not_stop_the_reading() {
    keys.rotate(forge.make(1, NOON));
    ring.signing();
    clock.advance(Duration.ofHours(-2));
    keys.rotate(forge.make(2, NOON));

    assertThat(ring.signing().id()).isEqualTo(2);
  }

  @Test
  void without_the_store_known_keys_stay_in_use_and_the_next_try_waits() {
    keys.rotate(forge.make(1, NOON));
    ring.signing();
    keys.fail();
    clock.advance(Duration.ofSeconds(31));

    assertThat(ring.verifying(1)).isNotNull();
    assertThat(ring.signing().id()).isEqualTo(1);
    assertThat(keys.reads()).isEqualTo(2);

    keys.restore();
    keys.rotate(forge.make(2, NOON));
    clock.advance(Duration.ofSeconds(1));
    assertThat(ring.verifying(2)).isNotNull();
  }

  @Test
  void without_the_store_a_new_process_says_so_and_recovers() {
    keys.rotate(forge.make(1, NOON));
    keys.fail();
    assertThatThrownBy(() -> ring.verifying(1)).isInstanceOf(Unavailable.class);

    keys.restore();

    assertThat(ring.verifying(1)).isNotNull();
  }

  @Test
  void threads_that_start_together_share_one_reading() throws Exception {
    keys.rotate(forge.make(1, NOON));
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> found = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 32; i++) {
        found.add(
            threads.submit(() -> {
              start.await();
              return ring.verifying(1) != null;
            }));
      }
      start.countDown();
    }

    for (Future<Boolean> answer : found) {
      assertThat(answer.get()).isTrue();
    }
    assertThat(keys.reads()).isEqualTo(1);
  }
}
