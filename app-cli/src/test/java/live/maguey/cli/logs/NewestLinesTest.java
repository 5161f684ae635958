package live.maguey.cli.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestLinesTest {
  private static final Instant START = Instant.EPOCH.plusSeconds(86_400);
  private static final int ROOM = 1_000_000;

  @TempDir private Path folder;

  @Test
  void the_newest_of_all_servers_are_in_order_of_time() throws IOException {
    log("maguey-8080.log", 2, 4, 6);
    log("maguey-8090.log", 1, 5, 7);

    assertThat(newest(4, ROOM)).containsExactly(line(4), line(5), line(6), line(7));
  }

  @Test
  void days_past_are_read_as_far_as_they_are_needed() throws IOException {
    log("maguey-8080.log", 5, 6);
    packed("maguey-8080.yesterday.0.log.gz", 3, 4);
    Path older = Files.writeString(folder.resolve("maguey-8080.older.0.log.gz"), "not compressed");
    Files.setLastModifiedTime(older, FileTime.from(START.plusSeconds(2)));

    assertThat(newest(3, ROOM)).containsExactly(line(4), line(5), line(6));
  }

  @Test
  void they_take_no_more_room_than_they_may() throws IOException {
    log("maguey-8080.log", 1, 2, 3);

    assertThat(newest(10, 2 * line(1).length())).containsExactly(line(2), line(3));
    assertThat(newest(10, 2 * line(1).length() - 1)).containsExactly(line(3));
  }

  @Test
  void a_line_of_text_becomes_an_object_and_a_stack_trace_is_left_out() throws IOException {
    Files.write(
        folder.resolve("maguey.log"),
        List.of("1970-01-02 00:00:01.000 INFO  l.maguey ready", "\tat live.maguey.Somewhere"));

    assertThat(newest(10, ROOM))
        .containsExactly(
            "{\"time\":\"1970-01-02T00:00:01Z\",\"level\":\"INFO\",\"logger\":\"l.maguey\",\"message\":\"ready\"}");
  }

  private List<String> newest(int limit, int characters) {
    return new LogFolder(folder).newest(limit, characters);
  }

  /// Last written with its last line.
  private void log(String name, int... seconds) throws IOException {
    Path file = Files.write(folder.resolve(name), lines(seconds).toList());
    touch(file, seconds);
  }

  private void packed(String name, int... seconds) throws IOException {
    Path file = folder.resolve(name);
    try (var to = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (String line : lines(seconds).toList()) {
        to.write((line + "\n").getBytes(UTF_8));
      }
    }
    touch(file, seconds);
  }

  private static void touch(Path file, int... seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(seconds[seconds.length - 1])));
  }

  private static Stream<String> lines(int... seconds) {
    return IntStream.of(seconds).mapToObj(NewestLinesTest::line);
  }

  private static String line(int second) {
    return "{\"time\":\"%s\",\"message\":\"n%d\"}".formatted(START.plusSeconds(second), second);
  }
}
