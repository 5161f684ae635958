package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import live.maguey.keys.InMemorySigningKeys;
import live.maguey.keys.SigningKey;
import live.maguey.keys.SigningKeys;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeyRingTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final TestClock clock = new TestClock(NOON);
  private final SecureRandom random = new SecureRandom();
  private final KeyForge forge =
      new KeyForge(new KeySeal(new byte[KeySeal.MASTER_KEY_BYTES], random), random);
  private final InMemorySigningKeys keys = new InMemorySigningKeys(new InMemoryWorld());
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
  @Timeout(30)
  void threads_that_start_together_share_one_reading() throws Exception {
    keys.rotate(forge.make(1, NOON));
    CountDownLatch answer = new CountDownLatch(1);
    KeyRing slow = new KeyRing(new SlowKeys(answer), clock);
    Queue<Boolean> found = new ConcurrentLinkedQueue<>();
    List<Thread> threads =
        Stream.generate(() -> Thread.ofPlatform().unstarted(() -> found.add(knows1(slow))))
            .limit(8)
            .toList();
    threads.forEach(Thread::start);
    awaitWaiting(threads);

    answer.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(found).hasSize(8).containsOnly(true);
    assertThat(keys.reads()).isEqualTo(1);
  }

  @Test
  @Timeout(30)
  void nobody_with_a_known_key_waits_for_a_slow_store() throws Exception {
    keys.rotate(forge.make(1, NOON));
    SlowKeys store = new SlowKeys(new CountDownLatch(0));
    KeyRing slow = new KeyRing(store, clock);
    slow.signing();
    clock.advance(Duration.ofSeconds(30));
    CountDownLatch later = store.waitFor(new CountDownLatch(1));
    Thread reloading = Thread.ofPlatform().start(slow::signing);
    awaitWaiting(List.of(reloading));

    assertThat(knows1(slow)).isTrue();

    later.countDown();
    reloading.join();
    assertThat(keys.reads()).isEqualTo(2);
  }

  private static void awaitWaiting(List<Thread> threads) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!threads.stream().allMatch(it -> it.getState() == Thread.State.WAITING)) {
      assertThat(System.nanoTime() - end).as("threads %s wait in time", threads).isNegative();
      Thread.yield();
    }
  }

  private static boolean knows1(KeyRing ring) {
    return ring.verifying(1) != null;
  }

  /// Answers when the latch allows it.
  private final class SlowKeys implements SigningKeys {
    private volatile CountDownLatch answer;

    SlowKeys(CountDownLatch answer) {
      this.answer = answer;
    }

    CountDownLatch waitFor(CountDownLatch next) {
      answer = next;
      return next;
    }

    @Override
    public int endRetired(Instant verifiesUntil) {
      return keys.endRetired(verifiesUntil);
    }

    @Override
    public boolean revoke(int id, Instant at) {
      return keys.revoke(id, at);
    }

    @Override
    public boolean reseal(SigningKey key, byte[] sealedPrivateKey) {
      return keys.reseal(key, sealedPrivateKey);
    }

    @Override
    public List<SigningKey> all() {
      try {
        answer.await();
      } catch (InterruptedException stopped) {
        throw new Unavailable("the test was stopped", stopped);
      }
      return keys.all();
    }

    @Override
    public boolean rotate(SigningKey next) {
      return keys.rotate(next);
    }
  }
}
