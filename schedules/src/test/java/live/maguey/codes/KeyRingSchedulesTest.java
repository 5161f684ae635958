package live.maguey.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.keys.SigningKey;
import live.maguey.keys.SigningKeys;
import live.maguey.schedules.Together;
import live.maguey.shared.TestClock;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// However those that ask fall between each other, the keys are read once for all of them.
class KeyRingSchedulesTest {
  private static final int SCHEDULES = 300;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void the_first_to_ask_reads_the_keys_and_the_other_waits_for_them() {
    Lincheck.runConcurrentTest(SCHEDULES, KeyRingSchedulesTest::twoAskAtFirst);
  }

  private static void twoAskAtFirst() {
    NoKeys keys = new NoKeys();
    KeyRing ring = new KeyRing(keys, new TestClock(NOON));

    Together.run(new Asker(ring), new Asker(ring));

    assertEquals(1, keys.reads.get());
  }

  @Test
  void keys_that_are_half_a_minute_old_are_read_again_once() {
    Lincheck.runConcurrentTest(SCHEDULES, KeyRingSchedulesTest::twoAskHalfAMinuteLater);
  }

  private static void twoAskHalfAMinuteLater() {
    NoKeys keys = new NoKeys();
    TestClock clock = new TestClock(NOON);
    KeyRing ring = new KeyRing(keys, clock);
    ring.isRevoked(1);
    clock.advance(Duration.ofSeconds(30));

    Together.run(new Asker(ring), new Asker(ring));

    assertEquals(2, keys.reads.get());
  }

  private static final class Asker extends Thread {
    private final KeyRing ring;

    Asker(KeyRing ring) {
      this.ring = ring;
    }

    @Override
    public void run() {
      ring.isRevoked(1);
    }
  }

  /// Lincheck takes the arithmetic of a real key for a loop without an end.
  private static final class NoKeys implements SigningKeys {
    final AtomicInteger reads = new AtomicInteger();

    @Override
    public List<SigningKey> all() {
      reads.incrementAndGet();
      return List.of();
    }

    @Override
    public boolean rotate(SigningKey next) {
      return false;
    }

    @Override
    public int endRetired(Instant verifiesUntil) {
      return 0;
    }

    @Override
    public boolean revoke(int id, Instant at) {
      return false;
    }

    @Override
    public boolean reseal(SigningKey key, byte[] sealedPrivateKey) {
      return false;
    }
  }
}
