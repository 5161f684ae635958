package live.maguey.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import live.maguey.runbooks.Diagnosis;
import org.jspecify.annotations.Nullable;

/// What every finding says of itself, beside what was found: its id, its page, its step there, and
/// the command that shows whether it is mended.
public final class Advised {
  private Advised() {}

  /// @param diagnosis null where nothing is wrong: all fields are null
  /// @param recheck the command that looks again
  public static Map<String, Object> fields(@Nullable Diagnosis diagnosis, String recheck) {
    if (diagnosis == null) {
      return Report.fields("id", null, "runbook", null, "recheck", null);
    }
    return Report.fields(
        "id", diagnosis.id(), "runbook", diagnosis.runbook().id(), "recheck", recheck);
  }

  /// @return `fields` and the others in one object, these first
  public static Map<String, Object> fields(
      Map<String, Object> fields, @Nullable Diagnosis diagnosis, String recheck) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.putAll(fields(diagnosis, recheck));
    return all;
  }

  /// For people: what to type for more.
  public static String page(Diagnosis diagnosis) {
    return "maguey runbook " + diagnosis.runbook().id();
  }
}
