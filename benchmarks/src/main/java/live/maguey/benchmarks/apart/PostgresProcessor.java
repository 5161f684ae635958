package live.maguey.benchmarks.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// What a PostgreSQL has taken of the processor: its first process, those that it has now, and
/// those that have ended. Read from Linux's `/proc`, in steps of ten milliseconds.
final class PostgresProcessor {
  private static final long TICK = 10;

  /// Where `stat` says user and system time, and that of ended children, behind the program's name.
  private static final int FIRST = 11;

  private final long postmaster;

  PostgresProcessor(long postmaster) {
    this.postmaster = postmaster;
  }

  Duration taken() {
    LongStream children =
        ProcessHandle.of(postmaster).orElseThrow().children().mapToLong(ProcessHandle::pid);
    return Duration.ofMillis(
        TICK * LongStream.concat(LongStream.of(postmaster), children).map(this::ticks).sum());
  }

  private long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      return fields.subList(FIRST, FIRST + 4).stream().mapToLong(Long::parseLong).sum();
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
