package live.maguey.http.gate;

import java.util.Map;
import live.maguey.gate.Reason;
import live.maguey.words.Words;

/// What the gate's page says about a scan.
///
/// @param title why; @param line what staff need to know, may be empty
record VerdictWords(String title, String line) {

  /// A sentence that names a fact we do not have is left out: a gate never fails for a word.
  ///
  /// @param facts of `time`, `gate`, `device`, `night` and `tier`, and of `section`, `in` and
  ///   `seats` for a pass, those that are known
  static VerdictWords of(Reason reason, Map<String, String> facts, Words words) {
    String key = "verdict." + reason.code();
    return new VerdictWords(
        sentence(key + ".title", facts, words), sentence(key + ".line", facts, words));
  }

  private static String sentence(String key, Map<String, String> facts, Words words) {
    boolean says = words.has(key) && facts.keySet().containsAll(words.places(key));
    return says ? words.get(key, facts) : "";
  }
}
