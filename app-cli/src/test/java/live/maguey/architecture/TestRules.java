package live.maguey.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.launch.Requirement;
import live.maguey.launch.Requirements;

/// What holds for the source of every test.
final class TestRules {
  private static final Pattern REAL_CLOCK =
      Pattern.compile(
          "Instant\\.now\\(\\)|(LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now\\("
              + "|Clock\\.(system|tick)|currentTimeMillis\\(\\)|RunningServer\\.open\\(|ServerClock\\b");

  /// A day of any year from 1900 to 2199, written out or as seconds since 1970, or the tests' own
  /// tonight, which is one. A day of long ago is no better than one of today: what counts back from
  /// now (how far Stripe lists, what is purged) reaches another part of it every year.
  private static final Pattern LITERAL_DATE =
      Pattern.compile(
          "\\b(?:19|20|21)\\d\\d-[01]\\d-[0-3]\\d|\\b1_?\\d{3}_?\\d{3}_?\\d{3}(?:_?\\d{3})?(?![\\d_])"
              + "|(LocalDate|LocalDateTime|Year|YearMonth)\\.of\\((?:19|20|21)\\d\\d"
              + "|Nights\\.(NOW|DOORS|ENDS|tonight)\\b");

  private static final Pattern EVIDENCE = Pattern.compile("@Requirement\\(([^)]*)\\)");
  private static final Pattern ID = Pattern.compile("\"([^\"]+)\"");

  private TestRules() {}

  /// Every test's source by its path below the project's folder.
  static Map<String, String> sources(Path root) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path tests : modules.map(m -> m.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(tests)) {
          try (Stream<Path> files = Files.walk(tests)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(file -> sources.put(root.relativize(file).toString(), read(file)));
          }
        }
      }
    }
    return sources;
  }

  /// A test with both is red on the day that it names, or on every day after it.
  static List<String> literalDatesBesideARealClock(Map<String, String> sources) {
    List<String> found = new ArrayList<>();
    sources.forEach((file, source) ->
        datesBesideARealClock(source)
            .filter(date -> HarmlessDate.ALL.stream().noneMatch(one -> one.is(file, date)))
            .forEach(date -> found.add(file + " has " + date + " and asks the real clock")));
    return found;
  }

  /// Reasons that excuse nothing any more.
  static List<HarmlessDate> outdatedReasons(Map<String, String> sources) {
    return HarmlessDate.ALL.stream()
        .filter(one ->
            sources.entrySet().stream()
                .noneMatch(source ->
                    datesBesideARealClock(source.getValue())
                        .anyMatch(date -> one.is(source.getKey(), date))))
        .toList();
  }

  private static Stream<String> datesBesideARealClock(String source) {
    String code = withoutComments(source);
    return REAL_CLOCK.matcher(code).find()
        ? LITERAL_DATE.matcher(code).results().map(MatchResult::group)
        : Stream.empty();
  }

  /// Evidence for what is not there, or for nothing that the customer asked.
  static List<String> falseEvidence(Map<String, String> sources, Requirements requirements) {
    List<String> found = new ArrayList<>();
    sources.forEach((file, source) ->
        EVIDENCE
            .matcher(withoutComments(source))
            .results()
            .flatMap(claim -> ID.matcher(claim.group(1)).results())
            .map(id -> id.group(1))
            .forEach(
                id -> refusal(id, requirements).ifPresent(why -> found.add(file + ": " + why))));
    return found;
  }

  private static Optional<String> refusal(String id, Requirements requirements) {
    Optional<Requirement> asked = requirements.find(id);
    if (asked.isEmpty()) {
      return Optional.of(id + " is not one of the customer's requirements");
    }
    return asked
        .filter(Requirement::isAbsent)
        .map(one -> id + " cannot be proved yet: " + one.absent() + " is absent");
  }

  private static String withoutComments(String source) {
    return source
        .lines()
        .filter(line -> !line.strip().startsWith("//"))
        .collect(Collectors.joining("\n"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
