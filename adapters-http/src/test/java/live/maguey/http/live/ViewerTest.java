package live.maguey.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.live.Topic;
import live.maguey.shared.InMemoryWorld;
import org.junit.jupiter.api.Test;

class ViewerTest {
  private static final Topic TABLES = new Topic("tables", "a");
  private static final Duration LONG = Duration.ofMinutes(1);

  private final InMemoryAnnouncements announcements =
      new InMemoryAnnouncements(new InMemoryWorld());
  private final AtomicLong state = new AtomicLong();
  private final Broadcast broadcast =
      new Broadcast(
          LiveStream.of(
              TABLES, () -> ("{\"n\":" + state.get() + "}").getBytes(StandardCharsets.UTF_8)),
          announcements,
          LONG);

  @Test
  void of_the_states_that_a_slow_page_misses_none_is_kept_and_it_gets_the_newest()
      throws InterruptedException {
    Viewer viewer = new Viewer(null, new LiveLimits(1, 1, LONG, LONG, LONG, LONG));
    Tap tap = new Tap();
    assertThat(broadcast.join(viewer::wake)).isTrue();
    Thread.ofVirtual().start(broadcast);
    Thread watching = Thread.ofVirtual().start(() -> viewer.watch(broadcast, new EventOutput(tap)));
    StreamReader.await(() -> tap.writes() >= 1);

    List<WeakReference<Snapshot>> missed = new ArrayList<>();
    for (int n = 1; n <= 5; n++) {
      missed.add(new WeakReference<>(shown(n)));
    }
    StreamReader.await(() -> shown(6) != null);
    StreamReader.await(() -> {
      System.gc();
      return missed.stream().allMatch(snapshot -> snapshot.get() == null);
    });

    tap.open();
    StreamReader.await(() -> tap.text().endsWith("data: {\"n\":6}\n\n"));
    assertThat(tap.text()).doesNotContain("{\"n\":2}", "{\"n\":5}");
    viewer.end();
    watching.join();
    broadcast.end();
  }

  /// The state as it is shown, once it is the `n`th.
  private Snapshot shown(int n) {
    state.set(n);
    announcements.announce(TABLES);
    Snapshot expected = Snapshot.of(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
    StreamReader.await(() -> {
      Snapshot now = broadcast.shown().snapshot();
      return now != null && now.id().equals(expected.id());
    });
    return Objects.requireNonNull(broadcast.shown().snapshot());
  }

  /// Takes nothing until it is opened.
  private static final class Tap extends OutputStream {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final StringBuffer taken = new StringBuffer();
    private final AtomicLong writes = new AtomicLong();

    @Override
    public void write(int one) {
      throw new UnsupportedOperationException("one by one");
    }

    @Override
    public void write(byte[] bytes) {
      writes.incrementAndGet();
      try {
        opened.await();
      } catch (InterruptedException never) {
        Thread.currentThread().interrupt();
      }
      taken.append(new String(bytes, StandardCharsets.UTF_8));
    }

    private long writes() {
      return writes.get();
    }

    private String text() {
      return taken.toString();
    }

    private void open() {
      opened.countDown();
    }
  }
}
