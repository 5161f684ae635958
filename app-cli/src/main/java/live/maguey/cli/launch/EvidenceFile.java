package live.maguey.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import live.maguey.cli.command.Json;
import live.maguey.launch.Evidence;
import live.maguey.launch.Outcome;
import live.maguey.launch.Release;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Sha256;

/// What a run of the tests left: `{run, release, at, proofs: {requirement: [{test, outcome}]}}`.
final class EvidenceFile {
  /// What `./check` writes, and what the repository keeps of the last long run.
  private static final List<Path> USUAL =
      List.of(Path.of("target", "evidence.json"), Path.of("docs", "evidence-full.json"));

  private EvidenceFile() {}

  /// @param named by the caller; where none is, the usual ones that are there
  static List<Evidence> read(List<Path> named) {
    Stream<Path> files =
        named.isEmpty() ? USUAL.stream().filter(Files::isRegularFile) : named.stream();
    return files.map(EvidenceFile::read).toList();
  }

  /// @throws InvalidRequest when it is not there or not such a file
  static Evidence read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonNode root = Json.MAPPER.readTree(bytes);
      Map<String, Map<String, Outcome>> proofs = new TreeMap<>();
      root.required("proofs")
          .properties()
          .forEach(one -> proofs.put(one.getKey(), tests(one.getValue())));
      return new Evidence(
          root.required("run").asText(),
          new Release(root.required("release").asText()),
          Instant.parse(root.required("at").asText()),
          Sha256.hex(bytes),
          proofs);
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      throw new InvalidRequest(
          "evidence " + file,
          "is not what a test run proved. `./check` writes such a file, target/evidence.json");
    }
  }

  private static Map<String, Outcome> tests(JsonNode tests) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    tests.forEach(test ->
        outcomes.merge(
            test.required("test").asText(),
            Outcome.valueOf(test.required("outcome").asText().toUpperCase(Locale.ROOT)),
            Outcome::worse));
    return outcomes;
  }
}
