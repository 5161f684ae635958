package live.maguey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.architecture.breach.orders.Orders;
import org.junit.jupiter.api.Test;

/// Every package of the domain, of HTTP and of the composition tells what is in it, and that is so.
class ContentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<Path> TELLING =
      Stream.of("domain", "adapters-http", "app-api")
          .map(module -> ROOT.resolve(module).resolve("src/main/java"))
          .toList();

  @Test
  void every_package_names_its_ports_and_the_tests_that_prove_it() throws IOException {
    Set<String> tests = tests();
    List<Contents> all = all();

    assertThat(all).hasSizeGreaterThan(35);
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
    JavaClasses code =
        new ClassFileImporter()
            .withImportOption(ArchitectureRulesTest::isMain)
            .importPackages("live.maguey");
    List<Contents> all = new ArrayList<>();
    for (Path source : TELLING) {
      try (Stream<Path> files = Files.walk(source)) {
        files
            .filter(file -> file.endsWith("package-info.java"))
            .map(file -> contents(source.relativize(file.getParent()), file, code))
            .filter(contents -> !contents.types().isEmpty())
            .forEach(all::add);
      }
    }
    return all;
  }

  private static Contents contents(Path folder, Path file, JavaClasses code) {
    String name = folder.toString().replace(File.separatorChar, '.');
    List<Class<?>> types =
        code.stream()
            .filter(c -> c.getPackageName().equals(name))
            .filter(JavaClass::isTopLevelClass)
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
    try {
      return new Contents(name, Files.readString(file), types);
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
