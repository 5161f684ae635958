package live.maguey.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The data of `maguey up`, in one folder that one process at a time may use.
///
/// The lock is the operating system's, so that a killed process leaves none behind.
public final class DataFolder implements AutoCloseable {
  /// Of what a running server publishes, what is no setting.
  static final Set<String> NO_SETTINGS = Set.of("pid", "phones");

  private static final String RUNNING = "running.properties";

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /// @throws CannotStart when another process has it, or it cannot be written
  public static DataFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tried(channel);
      if (lock == null) {
        channel.close();
        throw inUse(folder);
      }
      return new DataFolder(folder, channel, lock);
    } catch (IOException fault) {
      throw new CannotStart(
          "The data folder " + folder + " cannot be written: choose another with --data.", fault);
    }
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException thisProcess) {
      return null;
    }
  }

  private static CannotStart inUse(Path folder) {
    Map<String, String> other = running(folder).orElse(Map.of());
    String where = other.containsKey("site") ? " at " + other.get("site") : "";
    String process = other.containsKey("pid") ? " (process " + other.get("pid") + ")" : "";
    return new CannotStart(
        "Maguey is already up"
            + where
            + process
            + " with the data in "
            + folder
            + ". Use that one, stop it with Ctrl-C, or give this one a folder of its own with"
            + " --data.");
  }

  /// What a running server publishes about itself: `database.url`, `database.user`, `site`,
  /// `log.folder`, `pid`, `resend.base`, `stripe.base` of its own lookalike, and with https
  /// `phones`; empty when none runs, or it was killed.
  public static Optional<Map<String, String>> running(Path folder) {
    Properties said = new Properties();
    try (var in = Files.newInputStream(folder.resolve(RUNNING))) {
      said.load(in);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> values = new TreeMap<>();
    said.stringPropertyNames().forEach(name -> values.put(name, said.getProperty(name)));
    return Optional.of(values);
  }

  /// Tells commands in other processes where the server is, until it closes.
  public void announce(Map<String, String> values) {
    Properties said = new Properties();
    said.putAll(values);
    try {
      Path file = folder.resolve(RUNNING);
      Path next = folder.resolve(RUNNING + ".new");
      try (var out = Files.newOutputStream(next)) {
        said.store(out, "Where the running server is; deleted when it stops.");
      }
      Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  /// Whether there is anything to lose.
  public boolean isUsed() {
    return Files.exists(path("postgres"));
  }

  /// Deletes every order, email and key, and only what Maguey itself created.
  public void empty() {
    for (String name : new String[] {"postgres", "sandbox", "sandbox.json", RUNNING}) {
      delete(path(name));
    }
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @Nullable IOException fault)
                throws IOException {
              Files.delete(done);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path(RUNNING));
      lock.release();
      channel.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
