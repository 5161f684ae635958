package live.maguey.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import live.maguey.shared.UnitOfWork;
import org.junit.jupiter.api.Test;

/// What [Announcements] and [Changes] promise together: what one node announces is heard on
/// another, or on the same.
public abstract class AnnouncementsContract {
  protected static final Topic TABLES = new Topic("tables", "0193f1c2-0000-7000-8000-000000000001");
  private static final Topic OTHERS = new Topic("tables", "0193f1c2-0000-7000-8000-000000000002");
  private static final Duration SOON = Duration.ofSeconds(1);

  protected abstract UnitOfWork work();

  protected abstract Announcements here();

  /// What hears of them on another node, if there is one.
  protected abstract Changes there();

  @Test
  void what_is_announced_here_is_heard_there_within_a_second_and_by_all_who_follow_it() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    there().follow(TABLES, first::incrementAndGet);
    there().follow(TABLES, second::incrementAndGet);
    settle(TABLES);
    int before = first.get();
    int beforeToo = second.get();

    here().announce(TABLES);

    await(SOON, () -> first.get() > before && second.get() > beforeToo);
  }

  @Test
  void another_topic_is_not_looked_at() {
    AtomicInteger others = new AtomicInteger();
    there().follow(OTHERS, others::incrementAndGet);
    settle(OTHERS);
    settle(TABLES);
    int before = others.get();

    settle(TABLES);

    assertThat(others.get()).isEqualTo(before);
  }

  @Test
  void who_has_stopped_following_hears_nothing() {
    AtomicInteger heard = new AtomicInteger();
    Changes.Following following = there().follow(TABLES, heard::incrementAndGet);
    settle(TABLES);
    following.close();
    following.close();
    int before = heard.get();

    settle(TABLES);

    assertThat(heard.get()).isEqualTo(before);
  }

  @Test
  void who_fails_keeps_nobody_else_from_looking() {
    AtomicInteger heard = new AtomicInteger();
    there()
        .follow(
            TABLES,
            () -> {
              throw new IllegalStateException("cannot look");
            });
    there().follow(TABLES, heard::incrementAndGet);
    settle(TABLES);
    int before = heard.get();

    here().announce(TABLES);

    await(SOON, () -> heard.get() > before);
  }

  @Test
  void nothing_is_announced_before_its_commit_or_of_what_is_rolled_back() {
    AtomicInteger heard = new AtomicInteger();
    there().follow(TABLES, heard::incrementAndGet);
    settle(TABLES);
    int before = heard.get();

    assertThatThrownBy(() -> work().execute(() -> here().announce(TABLES)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() ->
            work()
                .execute(() -> {
                  work().afterCommit(() -> here().announce(TABLES));
                  throw new IllegalArgumentException("midway");
                }))
        .hasMessage("midway");
    settle(OTHERS);
    assertThat(heard.get()).isEqualTo(before);

    work().execute(() -> work().afterCommit(() -> here().announce(TABLES)));
    await(SOON, () -> heard.get() > before);
  }

  @Test
  void in_whatever_crowd_the_last_change_is_looked_at() throws Exception {
    int threads = 16;
    int each = 200;
    AtomicLong state = new AtomicLong();
    AtomicLong seen = new AtomicLong();
    there().follow(TABLES, () -> seen.set(state.get()));
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      crowd.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int n = 0; n < each; n++) {
                  state.incrementAndGet();
                  here().announce(TABLES);
                }
              }));
    }
    for (Thread one : crowd) {
      one.join();
    }

    await(SOON, () -> seen.get() == (long) threads * each);
  }

  /// Until an announcement of this topic has come through: so have all before it.
  protected final void settle(Topic topic) {
    AtomicInteger heard = new AtomicInteger();
    try (Changes.Following _ = there().follow(topic, heard::incrementAndGet)) {
      here().announce(topic);
      await(Duration.ofSeconds(5), () -> heard.get() > 0);
    }
  }

  protected static void await(Duration longest, BooleanSupplier condition) {
    long until = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("did not come true in " + longest).isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
