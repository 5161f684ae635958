package live.maguey.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a lookalike's state in one JSON file: written whole to a neighbour and moved into place,
/// at most once per pause after changes, and on close. A kill loses at most the last pause.
public final class StateFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

  /// Writing may take this share of the time at most.
  private static final int ONE_IN = 5;

  private final @Nullable Path file;
  private final Supplier<Object> snapshot;
  private final AtomicBoolean changed = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Duration pause = SHORTEST_PAUSE;

  /// @param file null keeps nothing
  public StateFile(@Nullable Path file, Supplier<Object> snapshot) {
    this.file = file;
    this.snapshot = snapshot;
  }

  /// @return empty when there is no file, or none yet
  public static Optional<JsonNode> read(@Nullable Path file) {
    if (file == null || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The sandbox cannot read its state in " + file + ": delete it to start over.", e);
    }
  }

  public void changed() {
    if (file != null && changed.compareAndSet(false, true)) {
      Thread.ofVirtual().name("sandbox-state").start(this::writeSoon);
    }
  }

  private void writeSoon() {
    try {
      if (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        changed.set(false);
        long begin = System.nanoTime();
        write();
        Duration worth = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(ONE_IN);
        pause = worth.compareTo(SHORTEST_PAUSE) > 0 ? worth : SHORTEST_PAUSE;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      LOG.error("sandbox state not written", e);
    }
  }

  private synchronized void write() {
    if (file == null) {
      return;
    }
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Json.MAPPER.writeValue(next.toFile(), snapshot.get());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    write();
  }
}
