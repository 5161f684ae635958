package live.maguey.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Java keeps of a rehearsal: made once for each Java and each set of libraries, and never
/// needed.
class CacheIT {
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir private Path folder;
  private Path cache;
  private Installed installed;
  private FakeJava java;

  @BeforeEach
  void install() throws IOException {
    cache = folder.resolve("the cache");
    java = FakeJava.in(folder.resolve("java"), 0);
    installed =
        Installed.in(folder)
            .with("MAGUEY_JAVA_HOME", java.home())
            .with("MAGUEY_CACHE", cache.toString());
  }

  @Test
  void the_first_start_has_it_made_and_the_next_starts_with_it() throws Exception {
    installed.run("serve");
    assertThat(caches(java.program())).isEmpty();
    Path made = made();
    assertThat(java.rehearsals()).hasSize(2);

    assertThat(next("serve")).containsExactly("-XX:AOTCache=" + beside(made, "server"));
    assertThat(next("orders", "list"))
        .containsExactly("-XX:SharedArchiveFile=" + beside(made, "command"));
    assertThat(java.rehearsals()).isEmpty();
  }

  @Test
  void what_a_first_start_says_is_read_to_its_end_while_the_cache_is_made() throws Exception {
    java.hold();
    installed.run("serve");
    assertThat(only(".made")).isEqualTo(Path.of(""));

    java.release();
    made();
  }

  @Test
  void another_name_for_a_library_changes_nothing() throws Exception {
    installed.run("serve");
    Path made = made();
    Path library = installed.root().resolve("lib").resolve(installed.libraries("lib").getFirst());
    Files.createLink(folder.resolve("another name"), library);

    assertThat(next("serve")).containsExactly("-XX:AOTCache=" + beside(made, "server"));
  }

  @Test
  void it_is_rehearsed_on_the_class_path_of_production() throws Exception {
    installed.run("up");
    made();
    for (List<String> rehearsal : java.rehearsals()) {
      String path = rehearsal.get(rehearsal.lastIndexOf("-cp") + 1);
      assertThat(java.program().get(java.program().indexOf("-cp") + 1)).startsWith(path + ":");
      assertThat(path).doesNotContain("lib/demo");
    }
  }

  @Test
  void two_first_starts_at_once_make_it_once() throws Exception {
    List<Process> both = List.of(installed.start("serve"), installed.start("orders", "list"));
    for (Process process : both) {
      assertThat(process.waitFor()).isZero();
    }
    made();
    assertThat(java.rehearsals()).hasSize(2);
  }

  @Test
  void another_java_has_one_of_its_own() throws Exception {
    installed.run("serve");
    Path first = made();
    FakeJava other = FakeJava.in(folder.resolve("other"), 0);
    installed.with("MAGUEY_JAVA_HOME", other.home()).run("serve");
    assertThat(caches(other.program())).isEmpty();
    Await.until(LONG, "a second cache", () -> !first.equals(only(".made")));
    assertThat(other.rehearsals()).hasSize(2);
  }

  @Test
  void other_libraries_have_one_of_their_own_and_the_earlier_is_deleted() throws Exception {
    installed.run("serve");
    Path first = made();
    Path list = installed.root().resolve("maguey.cdx.json");
    String parts = Files.readString(list);
    Files.delete(list);
    Files.writeString(list, parts.replaceFirst("\"content\" : \"..", "\"content\" : \"00"));
    assertThat(next("serve")).isEmpty();
    Await.until(LONG, "the older deleted", () -> !Files.exists(first));
    assertThat(made()).isNotEqualTo(first);
    assertThat(beside(first, "server")).doesNotExist();
    assertThat(beside(first, "command")).doesNotExist();
  }

  @Test
  void one_that_could_not_be_made_is_not_tried_again_and_again() throws Exception {
    FakeJava failing = FakeJava.in(folder.resolve("failing"), 1);
    installed.with("MAGUEY_JAVA_HOME", failing.home()).run("serve");
    Await.until(LONG, "a rehearsal", () -> !failing.rehearsals().isEmpty());
    failing.forget();
    installed.run("serve");
    assertThat(caches(failing.program())).isEmpty();
    assertThat(failing.rehearsals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "a-file/below", "relative"})
  void where_it_cannot_be_kept_the_program_starts_without(String place) throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));
    String where = place.startsWith("a-file") ? file + "/below" : place;
    installed.with("MAGUEY_CACHE", where);
    Installed.Said said = installed.run("serve");
    assertThat(said).isEqualTo(new Installed.Said(0, ""));
    assertThat(caches(java.program())).isEmpty();
    assertThat(java.rehearsals()).isEmpty();
  }

  /// By the Java that runs this test.
  @ParameterizedTest
  @ValueSource(strings = {"", "not what Java wrote, as long as it may be"})
  void a_broken_one_is_left_aside_without_a_word(String content) throws Exception {
    broken(content);
    for (String command : List.of("--version", "serve")) {
      Installed.Said said = installed.run(command);
      assertThat(said.output()).doesNotContainIgnoringCase("warning").doesNotContain("AOT", "CDS");
      assertThat(said.code()).isEqualTo(command.equals("serve") ? 2 : 0);
    }
    assertThat(installed.run("--version").output()).isEqualTo("maguey 0.1.0\n");
  }

  /// By the Java that runs this test, which takes half a minute of a processor.
  @Test
  @Tag("full")
  void half_of_a_real_one_is_left_aside_and_a_whole_one_is_used() throws Exception {
    installed.with("MAGUEY_JAVA_HOME", System.getProperty("java.home"));
    installed.run("--version");
    Path made = made();
    assertThat(sources("serve", "server")).contains("shared objects file");
    assertThat(sources("settings", "command")).contains("shared objects file (top)");

    for (String kind : List.of("server", "command")) {
      Path whole = beside(made, kind);
      byte[] half = new byte[(int) (Files.size(whole) / 2)];
      try (var in = Files.newInputStream(whole)) {
        in.readNBytes(half, 0, half.length);
      }
      Files.write(whole, half);
    }
    assertThat(installed.run("--version")).isEqualTo(new Installed.Said(0, "maguey 0.1.0\n"));
    assertThat(installed.run("serve").output()).startsWith("12 settings are wrong.");
  }

  /// Where Java has our own main class from.
  private String sources(String command, String kind) throws Exception {
    Path log = folder.resolve(kind + ".log");
    installed.with("MAGUEY_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).run(command);
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains("live.maguey.cli.Main "))
        .findFirst()
        .orElseThrow();
  }

  private void broken(String content) throws Exception {
    installed.run("serve");
    Path made = made();
    Path real = Path.of(System.getProperty("java.home"));
    installed.with("MAGUEY_JAVA_HOME", real.toString());
    String key = key(real);
    for (String kind : List.of("server", "command")) {
      Files.writeString(cache.resolve(key + "." + kind), content.repeat(10_000));
    }
    Files.copy(made, cache.resolve(key + ".made"));
  }

  /// As the launcher computes it.
  private String key(Path home) throws Exception {
    Process process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                """
                set -eu
                root=$1 JAVA_HOME=$2 MAGUEY_CACHE=/dev/null/nowhere
                libraries=
                . "$root/lib/cache.sh"
                use_cache server
                printf %s "$key"
                """,
                "sh",
                installed.root().toString(),
                home.toString())
            .start();
    String key = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return key;
  }

  private List<String> next(String... words) throws IOException, InterruptedException {
    java.forget();
    installed.run(words);
    return caches(java.program());
  }

  private static List<String> caches(List<String> call) {
    return call.stream()
        .filter(word -> word.startsWith("-XX:AOTCache=") || word.startsWith("-XX:SharedArchive"))
        .toList();
  }

  private Path made() throws InterruptedException {
    Await.until(LONG, "the cache", () -> !only(".made").toString().isEmpty());
    return only(".made");
  }

  /// The newest file of this kind in the cache; an empty path before the first one.
  private Path only(String ending) {
    try (Stream<Path> files = Files.list(cache)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
          .orElse(Path.of(""));
    } catch (IOException notYet) {
      return Path.of("");
    }
  }

  private static Path beside(Path made, String kind) {
    String name = Objects.requireNonNull(made.getFileName()).toString();
    return made.resolveSibling(name.replace(".made", "." + kind));
  }
}
