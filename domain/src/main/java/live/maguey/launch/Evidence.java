package live.maguey.launch;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What a run of the tests proved.
///
/// @param run its name, as `./check`
/// @param release what was tested
/// @param at when the run ended
/// @param digest of the file, SHA-256 in hexadecimal digits
/// @param proofs by requirement, then by test: class and method
public record Evidence(
    String run,
    Release release,
    Instant at,
    String digest,
    Map<String, Map<String, Outcome>> proofs) {

  /// How the tests of a requirement ended: failed when one did, passed when one did and none
  /// failed; empty when none ran, or all were skipped, which proves nothing.
  Optional<Outcome> of(String requirement) {
    Collection<Outcome> outcomes = proofs.getOrDefault(requirement, Map.of()).values();
    if (outcomes.contains(Outcome.FAILED)) {
      return Optional.of(Outcome.FAILED);
    }
    return outcomes.contains(Outcome.PASSED) ? Optional.of(Outcome.PASSED) : Optional.empty();
  }

  /// Tests that failed for a requirement, by name.
  String failed(String requirement) {
    return String.join(
        ", ",
        proofs.getOrDefault(requirement, Map.of()).entrySet().stream()
            .filter(test -> test.getValue() == Outcome.FAILED)
            .map(Map.Entry::getKey)
            .toList());
  }
}
