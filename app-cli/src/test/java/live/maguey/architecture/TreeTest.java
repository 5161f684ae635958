package live.maguey.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What stands at the top of the repository and of each module: names that people look for, and
/// nothing that a test or a tool left behind.
class TreeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> MODULES =
      Set.of(
          "domain",
          "adapters-http",
          "adapters-persistence",
          "adapters-stripe",
          "adapters-email",
          "adapters-tickets",
          "schedules",
          "sandbox",
          "app-api",
          "app-cli",
          "distribution",
          "benchmarks");

  private static final Set<String> FOLDERS = Set.of("runbooks", "deploy", "docs", ".ci", ".mvn");

  private static final Set<String> FILES =
      Set.of(
          "pom.xml",
          "mvnw",
          "maguey",
          "check",
          "README.md",
          "CONTRIBUTING.md",
          "CHANGELOG.md",
          "LICENSE",
          "THIRD-PARTY.md",
          ".editorconfig",
          ".gitattributes",
          ".gitignore");

  /// In a module: what it is made of, and what runs from its folder.
  private static final Set<String> IN_A_MODULE = Set.of("src", "pom.xml", "simulate", "run");

  @Test
  void the_top_level_has_no_name_that_nobody_decided_on() throws Exception {
    assertThat(kept())
        .hasSizeGreaterThan(500)
        .map(file -> file.getFirst())
        .allMatch(name -> MODULES.contains(name) || FOLDERS.contains(name) || FILES.contains(name));
  }

  @Test
  void nothing_was_left_behind_in_a_module() throws Exception {
    assertThat(
            kept().stream()
                .filter(file -> MODULES.contains(file.getFirst()))
                .map(file -> file.get(1))
                .collect(Collectors.toSet()))
        .isSubsetOf(IN_A_MODULE);
  }

  /// The names on the way to each file that git keeps or would keep.
  private static List<List<String>> kept() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String names = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertThat(git.waitFor()).isZero();
    return Stream.of(names.split("\0")).map(name -> List.of(name.split("/"))).toList();
  }
}
