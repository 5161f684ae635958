package live.maguey.api.launch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import live.maguey.launch.Decision;
import live.maguey.launch.Evidence;
import live.maguey.launch.Item;
import live.maguey.launch.Readiness;

/// What was decided and on what, as in-toto's statement of test results: its subject is the commit,
/// its configuration the evidence by digest, and each line of the judgement a test. The decision
/// itself stands beside them, where in-toto lets readers pass over what they do not know.
final class InToto {
  static final String MEDIA_TYPE = "application/vnd.in-toto+json";

  private static final JsonMapper JSON = new JsonMapper();

  private InToto() {}

  static ObjectNode statement(Decision decision, Readiness readiness, List<Evidence> evidence) {
    ObjectNode statement = JSON.createObjectNode();
    statement.put("_type", "https://in-toto.io/Statement/v1");
    statement
        .putArray("subject")
        .addObject()
        .put("name", "maguey")
        .putObject("digest")
        .put("gitCommit", decision.release().name());
    statement.put("predicateType", "https://in-toto.io/attestation/test-result/v0.1");
    ObjectNode predicate = statement.putObject("predicate");
    predicate.put("result", result(readiness));
    ArrayNode configuration = predicate.putArray("configuration");
    evidence.forEach(one -> configure(configuration.addObject(), one));
    names(predicate.putArray("passedTests"), readiness, Item::isProved);
    names(predicate.putArray("warnedTests"), readiness, InToto::isWarned);
    names(
        predicate.putArray("failedTests"), readiness, item -> !item.isProved() && !isWarned(item));
    decided(predicate.putObject("decision"), decision);
    return statement;
  }

  /// The part of a statement that its row says, too.
  static ObjectNode decided(ObjectNode to, Decision decision) {
    return to.put("go", decision.go())
        .put("by", decision.by())
        .put("at", decision.at().toString())
        .put("score", decision.score())
        .put("note", decision.note());
  }

  private static String result(Readiness readiness) {
    if (!readiness.isGo()) {
      return "FAILED";
    }
    return readiness.missing().isEmpty() ? "PASSED" : "WARNED";
  }

  /// What is missing and stops nothing by itself.
  private static boolean isWarned(Item item) {
    return !item.isProved() && !item.critical() && !item.isStale();
  }

  private static void configure(ObjectNode to, Evidence evidence) {
    to.put("name", evidence.run());
    to.putObject("digest").put("sha256", evidence.digest());
    to.putObject("annotations")
        .put("release", evidence.release().name())
        .put("at", evidence.at().toString());
  }

  private static void names(ArrayNode to, Readiness readiness, Predicate<Item> which) {
    readiness.items().stream().filter(which).map(Item::id).forEach(to::add);
  }
}
