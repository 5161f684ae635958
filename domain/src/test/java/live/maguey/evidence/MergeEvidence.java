package live.maguey.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.launch.Outcome;
import live.maguey.launch.Requirement;
import live.maguey.launch.Requirements;

/// The last step of `./check`: gathers what every module's test runs proved into a file, `{run,
/// release, at, proofs: {requirement: [{test, outcome}]}}`, which `maguey launch check` reads.
public final class MergeEvidence {
  private static final Comparator<String> IN_ORDER =
      Comparator.comparing((String id) -> Character.isDigit(id.charAt(0)))
          .thenComparing(MergeEvidence::padded);

  private MergeEvidence() {}

  /// @param arguments the project's folder, the file, the run as it was called, the commit
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    List<Proof> proofs = read(root);
    Path file = root.resolve(arguments[1]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, json(arguments[2], arguments[3], Instant.now(), proofs));
    System.out.println(summary(proofs, Requirements.load()));
  }

  /// What the runs prove of what the customer asked, and what they leave open.
  static String summary(List<Proof> proofs, Requirements requirements) {
    Set<String> proved =
        proofs.stream()
            .filter(proof -> proof.outcome() == Outcome.PASSED)
            .map(Proof::requirement)
            .collect(Collectors.toSet());
    String open =
        requirements.all().stream()
            .filter(one -> !one.isAbsent() && !proved.contains(one.id()))
            .map(one -> "\n  no proof of " + one.id() + "  " + one.sentence())
            .collect(Collectors.joining());
    Map<String, Long> absent =
        requirements.all().stream()
            .filter(Requirement::isAbsent)
            .collect(
                Collectors.groupingBy(
                    Requirement::absent, LinkedHashMap::new, Collectors.counting()));
    return "evidence: %d of %d asked have a proof; absent: %s%s"
        .formatted(
            proved.size(),
            requirements.all().size(),
            absent.entrySet().stream()
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", ")),
            open);
  }

  static List<Proof> read(Path root) throws IOException {
    List<Proof> proofs = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path folder : modules.map(m -> m.resolve("target/evidence")).sorted().toList()) {
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
              Files.readAllLines(file).stream().map(Proof::parse).forEach(proofs::add);
            }
          }
        }
      }
    }
    return proofs;
  }

  static String json(String run, String release, Instant at, List<Proof> proofs) {
    Map<String, Map<String, Outcome>> byRequirement = new TreeMap<>(IN_ORDER);
    for (Proof proof : proofs) {
      byRequirement
          .computeIfAbsent(proof.requirement(), _ -> new TreeMap<>())
          .merge(proof.test(), proof.outcome(), Outcome::worse);
    }
    return byRequirement.entrySet().stream()
        .map(e -> "    \"" + e.getKey() + "\": [\n" + tests(e.getValue()) + "\n    ]")
        .collect(
            Collectors.joining(
                ",\n",
                """
                {
                  "run": "%s",
                  "release": "%s",
                  "at": "%s",
                  "proofs": {
                """
                    .formatted(run, release, at.truncatedTo(ChronoUnit.SECONDS)),
                "\n  }\n}\n"));
  }

  private static String tests(Map<String, Outcome> tests) {
    return tests.entrySet().stream()
        .map(t ->
            "      {\"test\": \"%s\", \"outcome\": \"%s\"}"
                .formatted(t.getKey(), t.getValue().name().toLowerCase(java.util.Locale.ROOT)))
        .collect(Collectors.joining(",\n"));
  }

  /// `1.3` and `11.1` in the order of their numbers.
  private static String padded(String id) {
    if (!Character.isDigit(id.charAt(0))) {
      return id;
    }
    int dot = id.indexOf('.');
    return "%03d.%03d"
        .formatted(Integer.parseInt(id.substring(0, dot)), Integer.parseInt(id.substring(dot + 1)));
  }
}
