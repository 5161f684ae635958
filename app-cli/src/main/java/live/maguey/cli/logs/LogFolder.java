package live.maguey.cli.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import live.maguey.shared.Span;

/// The folder that servers keep their logs in, those of days past compressed. Servers write while
/// it is read.
public record LogFolder(Path folder) {
  /// One that matches more is no id, and leads to no others.
  private static final int MOST_RELATED = 200;

  /// @param lines in order of time, the newest of those found
  /// @param more whether older ones were left out
  record Found(List<LogLine> lines, boolean more) {}

  /// Finds the lines that name `asked`, and those of the requests and orders that these name.
  ///
  /// @param limit at most so many
  Found find(String asked, Span span, int limit) {
    Set<String> names = new TreeSet<>();
    int[] matches = {0};
    each(
        files(),
        line -> line.contains(asked),
        line -> {
          matches[0]++;
          if (names.size() < MOST_RELATED) {
            line.names().forEach(names::add);
          }
        });
    if (matches[0] > MOST_RELATED) {
      names.clear();
    }
    names.add(asked);
    PriorityQueue<LogLine> newest = new PriorityQueue<>(Comparator.comparing(LogLine::at));
    boolean[] more = {false};
    each(
        files(),
        line -> names.stream().anyMatch(line::contains),
        line -> {
          if (span.has(line.at())) {
            more[0] |= keep(newest, line, limit);
          }
        });
    return new Found(newest.stream().sorted(Comparator.comparing(LogLine::at)).toList(), more[0]);
  }

  /// The newest lines of all servers, in order of time, each a JSON object.
  ///
  /// @param limit at most so many
  /// @param characters and no more than so many in all
  public List<String> newest(int limit, int characters) {
    PriorityQueue<LogLine> newest = new PriorityQueue<>(Comparator.comparing(LogLine::at));
    for (Path file : lastWrittenFirst()) {
      LogLine oldest = newest.peek();
      if (oldest != null && newest.size() == limit && lastWritten(file).isBefore(oldest.at())) {
        break;
      }
      each(List.of(file), line -> true, line -> keep(newest, line, limit));
    }
    Deque<String> lines = new ArrayDeque<>();
    int room = characters;
    for (LogLine line :
        newest.stream().sorted(Comparator.comparing(LogLine::at).reversed()).toList()) {
      String text = line.json();
      room -= text.length();
      if (room < 0) {
        break;
      }
      lines.addFirst(text);
    }
    return List.copyOf(lines);
  }

  /// @return whether another had to go
  private static boolean keep(PriorityQueue<LogLine> newest, LogLine line, int limit) {
    newest.add(line);
    if (newest.size() <= limit) {
      return false;
    }
    newest.remove();
    return true;
  }

  private List<Path> lastWrittenFirst() {
    return files().stream()
        .sorted(Comparator.comparing(LogFolder::lastWritten).reversed())
        .toList();
  }

  private static Instant lastWritten(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException justCompressed) {
      return Instant.EPOCH;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void each(List<Path> files, Predicate<String> wanted, Consumer<LogLine> reader) {
    for (Path file : files) {
      try (BufferedReader lines = open(file)) {
        read(lines, wanted, reader);
      } catch (NoSuchFileException justCompressed) {
        // It was deleted since the folder was listed, or has another name by now.
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private static void read(BufferedReader lines, Predicate<String> wanted, Consumer<LogLine> reader)
      throws IOException {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (wanted.test(line)) {
          LogLine.parse(line).ifPresent(reader);
        }
      }
    } catch (EOFException stillCompressing) {
      // What is there of it was read; the rest is in the file that it is made from.
    }
  }

  /// By name, which is by day for each server.
  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().matches("maguey.*\\.log(\\.gz)?"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      InputStream plain =
          file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 64 * 1024) : bytes;
      return new BufferedReader(
          new InputStreamReader(
              plain,
              UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPLACE)
                  .onUnmappableCharacter(CodingErrorAction.REPLACE)),
          64 * 1024);
    } catch (IOException notCompressed) {
      bytes.close();
      throw notCompressed;
    }
  }
}
