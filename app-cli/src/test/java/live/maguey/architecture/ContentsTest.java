package live.maguey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.architecture.breach.orders.Orders;
import org.junit.jupiter.api.Test;

/// Every package of the domain tells what is in it, and that is so.
class ContentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOMAIN = ROOT.resolve("domain/src/main/java/live/maguey");

  @Test
  void every_package_names_its_ports_and_the_tests_that_prove_it() throws IOException {
    Set<String> tests = tests();
    List<Contents> all = all();

    assertThat(all).hasSizeGreaterThan(15);
    assertThat(all).flatExtracting(contents -> contents.faults(tests)).isEmpty();
  }

  @Test
  void what_is_left_out_or_is_not_there_is_found() {
    List<Class<?>> types = List.of(Orders.class);

    assertThat(new Contents("orders", "Driven port: [Orders] (`OrdersContract`).", types))
        .satisfies(right -> assertThat(right.faults(Set.of("OrdersContract"))).isEmpty());
    assertThat(new Contents("orders", "Driven port: [Gone] (`GoneTest`).", types).faults(Set.of()))
        .containsExactly(
            "orders names Gone, which it has not",
            "orders does not name Orders",
            "orders is proved by GoneTest, which is not there");
  }

  private static List<Contents> all() throws IOException {
    ArchitectureRules rules = new ArchitectureRules("live.maguey");
    JavaClasses code =
        new ClassFileImporter()
            .withImportOption(ArchitectureRulesTest::isMain)
            .importPackages("live.maguey");
    try (Stream<Path> folders = Files.list(DOMAIN)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> contents(folder, code, rules))
          .toList();
    }
  }

  private static Contents contents(Path folder, JavaClasses code, ArchitectureRules rules) {
    String name = folder.getFileName().toString();
    List<Class<?>> types =
        code.stream()
            .filter(rules.domain())
            .filter(c -> c.getPackageName().equals("live.maguey." + name))
            .filter(JavaClass::isTopLevelClass)
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
    try {
      return new Contents(name, Files.readString(folder.resolve("package-info.java")), types);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<String> tests() throws IOException {
    return TestRules.sources(ROOT).keySet().stream()
        .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
        .collect(Collectors.toSet());
  }
}
