package live.maguey.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in a folder elsewhere, without Maven or the sources, by the Java that runs this
/// test.
class ProgramIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Installed installed;

  @BeforeEach
  void install() throws IOException {
    installed = Installed.in(folder);
  }

  @Test
  void it_runs_and_writes_nothing_into_its_own_folder() throws Exception {
    Map<String, String> before = installed.contents();

    assertThat(installed.run("--version")).isEqualTo(new Installed.Said(0, "maguey 0.1.0\n"));
    assertThat(installed.run("--help").output()).contains("  up ", "  sandbox ", "  serve ");
    Installed.Said unset = installed.run("serve");
    assertThat(unset.code()).isEqualTo(2);
    assertThat(unset.output()).contains("database.url is missing", "site is missing");
    Installed.Said nowhere = installed.run("orders", "list");
    assertThat(nowhere.code()).isEqualTo(3);
    assertThat(nowhere.output()).startsWith("No database: start `maguey up` in this folder");

    assertThat(installed.contents()).isEqualTo(before);
  }

  @Test
  void it_knows_the_commit_that_it_was_built_from() throws Exception {
    String commit = git("rev-parse", "HEAD").strip();
    String release = git("status", "--porcelain").isEmpty() ? commit : commit + "-changed";

    String said = installed.run("launch", "check", "--profile", "ci", "--json").output();

    assertThat(JSON.readTree(said.substring(said.indexOf('{'))).path("release").asText())
        .isEqualTo(release);
  }

  private static String git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(words));
    command.addFirst("git");
    Process git = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    String said = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertThat(git.waitFor()).isZero();
    return said;
  }

  @Test
  void it_is_found_by_a_link_and_keeps_every_letter() throws Exception {
    Path link =
        Files.createSymbolicLink(folder.resolve("link"), installed.root().resolve("bin/maguey"));
    ProcessBuilder builder =
        new ProcessBuilder(link.toString(), "events", "create", "--title", "Ñandú \uFFFD")
            .redirectErrorStream(true);
    builder.environment().put("MAGUEY_CACHE", "off");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).contains("`Ñandú ?`");
  }

  @Test
  void a_server_has_a_small_heap_and_a_demo_a_large_one_unless_told_otherwise() throws Exception {
    FakeJava java = FakeJava.in(folder.resolve("java"), 0);
    installed.with("MAGUEY_JAVA_HOME", java.home());

    assertThat(heap(java, "serve")).containsExactly("-Xmx256m");
    assertThat(heap(java, "up")).containsExactly("-Xmx1g");
    installed.with("MAGUEY_HEAP", "400m");
    assertThat(heap(java, "serve")).containsExactly("-Xmx400m");
    assertThat(heap(java, "up")).containsExactly("-Xmx400m");
    installed.with("MAGUEY_JAVA_OPTIONS", "-Xmx500m");
    assertThat(heap(java, "serve")).containsExactly("-Xmx400m", "-Xmx500m");
  }

  private List<String> heap(FakeJava java, String command) throws Exception {
    java.forget();
    installed.run(command);
    return java.program().stream().filter(word -> word.startsWith("-Xmx")).toList();
  }

  @Test
  void without_a_java_that_is_new_enough_it_says_what_to_install() throws Exception {
    FakeJava old = FakeJava.in(folder.resolve("old"), 0);
    Files.writeString(Path.of(old.home(), "release"), "JAVA_VERSION=\"21.0.4\"\n");
    Installed.Said said = installed.with("MAGUEY_JAVA_HOME", old.home()).run("--version");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.output()).contains("MAGUEY_JAVA_HOME names", "not a Java 25 or newer");
  }

  /// A library of the demo that production's classes need too would be missing at night.
  @Test
  @Tag("full")
  void whatever_our_classes_name_is_there_but_for_the_demo() throws IOException {
    StringWriter missing = new StringWriter();
    String lib = installed.root().resolve("lib").toString();
    String all =
        installed.libraries("lib").stream()
            .map(library -> lib + "/" + library)
            .collect(Collectors.joining(":"));
    List<String> words =
        Stream.concat(Stream.of("--multi-release", "25", "--missing-deps", "-cp", all), ours(lib))
            .toList();
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(new PrintWriter(missing), new PrintWriter(missing), words.toArray(String[]::new));
    List<String> named =
        missing
            .toString()
            .lines()
            .filter(line -> line.endsWith("not found") && line.startsWith("   "))
            .toList();
    assertThat(named)
        .isNotEmpty()
        .allMatch(line -> line.contains("live.maguey.sandbox.") || line.contains("io.zonky."));
    assertThat(named.stream().map(line -> line.strip().split(" ")[0]).collect(Collectors.toSet()))
        .allMatch(name ->
            name.matches(
                "live\\.maguey\\.cli\\.(up\\.(Lookalikes|DemoBuyers|EmbeddedDatabase)|"
                    + "load\\.(DemoServer|Deliveries)|sandbox\\.RunSandbox|rehearsal\\.Stage)"));
  }

  private Stream<String> ours(String lib) {
    return List.of("app-cli", "app-api", "adapters-http", "adapters-persistence", "domain").stream()
        .map(module -> lib + "/" + module + "-0.1.0-SNAPSHOT.jar");
  }

  @Test
  @Tag("full")
  void the_archive_holds_the_same_program() throws Exception {
    Path archive = Path.of("target", "maguey-0.1.0-SNAPSHOT.tar.gz").toAbsolutePath();
    Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", unpacked.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    Process difference =
        new ProcessBuilder(
                "diff",
                "-r",
                installed.root().toString(),
                unpacked.resolve("maguey-0.1.0-SNAPSHOT").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(difference.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(unpacked.resolve("maguey-0.1.0-SNAPSHOT/bin/maguey")).isExecutable();
  }
}
