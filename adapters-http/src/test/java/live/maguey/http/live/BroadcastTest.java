package live.maguey.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.live.Topic;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastTest {
  private static final Topic TABLES = new Topic("tables", "a");
  private static final Duration SELDOM = Duration.ofMinutes(1);

  private final InMemoryAnnouncements announcements =
      new InMemoryAnnouncements(new InMemoryWorld());
  private final AtomicLong state = new AtomicLong();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicReference<RuntimeException> fault = new AtomicReference<>();
  private final AtomicInteger woken = new AtomicInteger();
  private Broadcast broadcast = broadcast(SELDOM);

  private Broadcast broadcast(Duration look) {
    return new Broadcast(LiveStream.of(TABLES, this::read), announcements, look);
  }

  private byte[] read() {
    reads.incrementAndGet();
    RuntimeException thrown = fault.get();
    if (thrown != null) {
      throw thrown;
    }
    return ("{\"n\":" + state.get() + "}").getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void end() {
    broadcast.end();
  }

  private void start() {
    assertThat(broadcast.join(woken::incrementAndGet)).isTrue();
    Thread.ofVirtual().start(broadcast);
    await(() -> woken.get() > 0);
  }

  @Test
  void one_reading_is_for_all_and_many_changes_are_ten_readings_a_second() {
    start();
    AtomicInteger another = new AtomicInteger();
    assertThat(broadcast.join(another::incrementAndGet)).isTrue();
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < Duration.ofMillis(600).toNanos()) {
      state.incrementAndGet();
      announcements.announce(TABLES);
    }
    await(() -> shownState() == state.get());

    assertThat(reads.get()).isBetween(3, 10);
    assertThat(another.get()).isBetween(3, 10);
  }

  @Test
  void whatever_changes_while_it_reads_is_read_again() {
    start();
    for (int i = 0; i < 20; i++) {
      state.incrementAndGet();
      announcements.announce(TABLES);
      await(() -> shownState() == state.get());
    }
  }

  @Test
  void a_change_that_nobody_announced_shows_all_the_same() {
    broadcast = broadcast(Duration.ofMillis(50));
    start();
    announcements.loseNext(1);
    state.set(7);
    announcements.announce(TABLES);
    await(() -> shownState() == 7);
  }

  @Test
  void an_unreadable_state_is_stale_until_it_can_be_read_again() {
    start();
    fault.set(new Unavailable("the database is away"));
    announcements.announce(TABLES);
    await(() -> broadcast.shown().isStale());
    assertThat(shownState()).isZero();

    fault.set(null);
    await(() -> !broadcast.shown().isStale());
  }

  @Test
  void a_bug_of_the_reader_ends_nothing() {
    start();
    fault.set(new IllegalStateException("a bug"));
    announcements.announce(TABLES);
    await(() -> broadcast.shown().isStale());
    fault.set(null);
    await(() -> !broadcast.shown().isStale());
  }

  @Test
  void the_same_state_has_the_same_id_and_another_another() {
    byte[] one = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(Snapshot.of(one).id()).isEqualTo(Snapshot.of(one.clone()).id());
    assertThat(Snapshot.of("{\"a\":2}".getBytes(StandardCharsets.UTF_8)).id())
        .isNotEqualTo(Snapshot.of(one).id());
    String lines = new String(Snapshot.of("{\n}\r\n".getBytes(StandardCharsets.UTF_8)).event());
    assertThat(lines).endsWith("event: snapshot\ndata: {\ndata: }\ndata: \n\n");
  }

  @Test
  void nothing_is_read_when_the_last_has_left_for_a_while() {
    start();
    broadcast.leave(woken::incrementAndGet);
    assertThat(announcements.following(TABLES)).isOne();
    broadcast.end();
    await(() -> announcements.following(TABLES) == 0);
    assertThat(broadcast.join(woken::incrementAndGet)).isFalse();
  }

  private long shownState() {
    String json =
        new String(
            Objects.requireNonNull(broadcast.shown().snapshot()).json(), StandardCharsets.UTF_8);
    return Long.parseLong(json.replaceAll("\\D", ""));
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("did not come true in time").isLessThan(until);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
