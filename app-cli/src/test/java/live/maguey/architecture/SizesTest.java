package live.maguey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files stay small enough to read at once, and tests keep up with what they test.
///
/// Each bound is about what there was on 2026-11-30, and may only come nearer to its goal: when a
/// measure gets better, bring its bound after it. The goals are those of the best in the field
/// (equalsverifier: median 32, p95 214, tests 2.3 of main; jobrunr's size of packages).
class SizesTest {
  /// Goal: 50 lines.
  private static final int MEDIAN = 60;

  /// Goal: 180 lines.
  private static final int P95 = 210;

  /// Goal: none.
  private static final int LONGER_THAN_300 = 5;

  /// Goal: 300 lines.
  private static final int LONGEST = 330;

  /// Goal: 25 files.
  private static final int LARGEST_DOMAIN_PACKAGE = 26;

  /// Goal: 120 lines.
  private static final int TESTS_PER_HUNDRED = 98;

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void files_get_no_longer() throws IOException {
    Sizes sizes = Sizes.of(ROOT);

    assertThat(sizes.main()).hasSizeGreaterThan(500);
    assertThat(sizes.percentile(50)).as("the median").isLessThanOrEqualTo(MEDIAN);
    assertThat(sizes.percentile(95)).as("the 95th percentile").isLessThanOrEqualTo(P95);
    assertThat(sizes.longerThan(300)).hasSizeLessThanOrEqualTo(LONGER_THAN_300);
    assertThat(sizes.longerThan(LONGEST)).isEmpty();
  }

  @Test
  void packages_of_the_domain_get_no_larger() throws IOException {
    assertThat(Sizes.of(ROOT).domainPackages())
        .hasSizeGreaterThan(15)
        .allSatisfy((name, files) ->
            assertThat(files).as(name).isLessThanOrEqualTo(LARGEST_DOMAIN_PACKAGE));
  }

  @Test
  void tests_keep_up_with_what_they_test() throws IOException {
    assertThat(Sizes.of(ROOT).testsPerHundred()).isGreaterThanOrEqualTo(TESTS_PER_HUNDRED);
  }

  @Test
  void planted_files_are_measured(@TempDir Path root) throws IOException {
    for (int n = 1; n <= 100; n++) {
      write(root.resolve("domain/src/main/java/orders/F" + n + ".java"), n);
    }
    write(root.resolve("web/src/main/java/orders/Long.java"), 301);
    write(root.resolve("web/src/test/java/orders/LongTest.java"), 5_351);

    Sizes sizes = Sizes.of(root);

    assertThat(sizes.percentile(50)).isEqualTo(51);
    assertThat(sizes.percentile(95)).isEqualTo(96);
    assertThat(sizes.longerThan(300))
        .containsExactly(new Sizes.File("web/src/main/java/orders/Long.java", 301));
    assertThat(sizes.domainPackages()).containsOnly(Map.entry("domain/src/main/java/orders", 100L));
    assertThat(sizes.testsPerHundred()).isEqualTo(100);
  }

  private static void write(Path file, int lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, Collections.nCopies(lines, ""));
  }
}
