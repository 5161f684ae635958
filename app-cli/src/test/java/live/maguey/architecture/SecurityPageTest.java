package live.maguey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Setting;
import org.junit.jupiter.api.Test;

/// `docs/security.md` promises nothing that is not there.
class SecurityPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Contract))`");
  private static final Pattern KEY = Pattern.compile("`([a-z]+\\.[a-z-]+)`");
  private static final Set<String> STATES = Set.of("met", "part", "not met", "n/a");

  private final String page = read();

  private static String read() {
    try {
      return Files.readString(ROOT.resolve("docs/security.md"));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// The cells of the rows under a heading.
  private List<List<String>> rows(String heading) {
    String part = page.substring(page.indexOf("\n## " + heading));
    int end = part.indexOf("\n## ", 1);
    return (end < 0 ? part : part.substring(0, end))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .skip(1)
        .map(line -> Arrays.stream(line.substring(2).split(" ?\\| ?", -1)).toList())
        .toList();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_test_that_it_names_exists() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(ROOT)) {
      tests =
          files
              .map(Path::toString)
              .filter(file -> file.contains("/src/test/java/") && file.endsWith(".java"))
              .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - 5))
              .collect(Collectors.toSet());
    }
    Set<String> named = found(NAMED, page);

    assertThat(named).hasSizeGreaterThan(30);
    assertThat(tests).containsAll(named);
  }

  @Test
  void every_threat_has_a_control_and_a_proof() {
    assertThat(rows("Threats"))
        .hasSizeGreaterThan(20)
        .allSatisfy(row -> {
          assertThat(row.get(1)).as(row.getFirst()).isNotBlank();
          assertThat(found(NAMED, row.get(2))).as(row.getFirst()).isNotEmpty();
        });
  }

  @Test
  void every_section_of_the_standard_says_how_it_stands_and_why() {
    List<List<String>> rows = rows("OWASP");
    assertThat(rows.stream().map(row -> row.getFirst().split("[. ]")[0]).distinct())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 14).mapToObj(i -> "V" + i).toList());
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(STATES).as(row.getFirst()).contains(row.get(1));
          assertThat(row.get(2)).as(row.getFirst()).isNotBlank();
          if (row.get(1).equals("met")) {
            assertThat(found(NAMED, row.get(2))).as(row.getFirst()).isNotEmpty();
          }
        });
  }

  @Test
  void limits_and_secrets_are_the_settings_and_every_secret_can_be_looked_up() {
    Set<String> known =
        ServiceConfig.settings().stream().map(Setting::key).collect(Collectors.toSet());
    assertThat(known).containsAll(found(KEY, page));
    String secrets = rows("Secrets").toString();
    assertThat(
            ServiceConfig.settings().stream()
                .filter(setting -> setting.type().getSimpleName().equals("Secret"))
                .map(setting -> setting.key().replace("-previous", "")))
        .allMatch(key -> secrets.contains("`" + key + "`"));
    String limits = rows("Limits").toString();
    assertThat(known.stream().filter(key -> key.startsWith("limits.")))
        .isNotEmpty()
        .allMatch(key -> limits.contains("`" + key + "`"));
  }

  @Test
  void the_figures_of_the_limits_are_the_defaults() {
    List<List<String>> rows = rows("Limits");
    ServiceConfig.settings().stream()
        .filter(s -> s.key().startsWith("limits.") || s.key().equals("sales.orders-per-minute"))
        .forEach(setting ->
            assertThat(rows)
                .filteredOn(row -> row.get(3).equals("`" + setting.key() + "`"))
                .singleElement()
                .satisfies(row ->
                    assertThat(row.get(2).replace(",", "").split(" ")[0])
                        .isEqualTo(setting.byDefault())));
  }
}
