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
  /// @param facts of `time`, `gate`, `device`, `night` and `tier`, and of `table`, `in`, `inside`
  ///   and `seats` for a pass, those that are known
  static VerdictWords of(Reason reason, Map<String, String> facts, Words words) {
    return of(reason, "", facts, words);
  }

  /// @param kind `pass` or `joined`, for which some sentences differ, or empty
  static VerdictWords of(Reason reason, String kind, Map<String, String> facts, Words words) {
    String key = "verdict." + reason.code();
    return new VerdictWords(
        sentence(key, "title", kind, facts, words), sentence(key, "line", kind, facts, words));
  }

  private static String sentence(
      String key, String part, String kind, Map<String, String> facts, Words words) {
    String ofKind = key + "-" + kind + "." + part;
    return said(words.has(ofKind) ? ofKind : key + "." + part, facts, words);
  }

  static String said(String key, Map<String, String> facts, Words words) {
    boolean says = words.has(key) && facts.keySet().containsAll(words.places(key));
    return says ? words.get(key, facts) : "";
  }
}
