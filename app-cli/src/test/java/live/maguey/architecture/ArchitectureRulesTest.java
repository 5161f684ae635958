package live.maguey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds all main code against the [ArchitectureRules]. That each rule bites is proved by
/// [PlantedBreachesTest].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureRulesTest {
  private static final ArchitectureRules RULES = new ArchitectureRules("live.maguey");

  private final JavaClasses code =
      new ClassFileImporter()
          .withImportOption(ArchitectureRulesTest::isMain)
          .importPackages("live.maguey");

  static Set<String> rules() {
    return RULES.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_code_keeps_its_rule(String name) {
    RULES.named(name).check(code);
  }

  @Test
  void the_rules_see_every_ring_and_no_test() {
    for (String ring :
        List.of("http", "persistence", "stripe", "email", "codes", "sandbox", "api", "cli")) {
      assertThat(code.that(RULES.ring(ring))).as("classes of %s", ring).isNotEmpty();
    }
    assertThat(code.that(RULES.domain())).hasSizeGreaterThan(100);
    assertThat(code).extracting(JavaClass::getSimpleName).noneMatch(n -> n.endsWith("Test"));
  }

  @Test
  void the_class_that_starts_transactions_does() {
    assertThat(
            code.stream()
                .filter(c ->
                    c.getMethodCallsFromSelf().stream()
                        .anyMatch(call ->
                            call.getTargetOwner().getName().equals("io.helidon.dbclient.DbClient")
                                && call.getName().equals("transaction")))
                .map(JavaClass::getName))
        .containsExactly("live.maguey.persistence.Database");
  }

  @Test
  void the_build_knows_no_container_no_generator_and_no_mocks() throws IOException {
    Path root = Path.of("..").toAbsolutePath().normalize();
    try (Stream<Path> modules = Files.list(root)) {
      Set<Path> poms =
          Stream.concat(modules.map(m -> m.resolve("pom.xml")), Stream.of(root.resolve("pom.xml")))
              .filter(Files::isRegularFile)
              .collect(Collectors.toSet());
      assertThat(poms).hasSizeGreaterThan(9);
      for (Path pom : poms) {
        assertThat(Files.readString(pom))
            .as("%s", pom)
            .doesNotContainIgnoringCase("lombok")
            .doesNotContainIgnoringCase("springframework")
            .doesNotContainIgnoringCase("mockito")
            .doesNotContainIgnoringCase("hibernate");
      }
    }
  }

  /// Tests come as folders in a fast build and as jars in a full one.
  static boolean isMain(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}
