package live.maguey.api.doctor;

import java.util.List;
import live.maguey.status.CheckStatus;
import live.maguey.status.Problem;

/// What the running servers left for a person: alerts, dead events, refused signatures, and all
/// else that `maguey status` shows.
final class StatusCheck {
  private static final String SUBJECT = "status";

  private StatusCheck() {}

  static List<Finding> of(CheckStatus status) {
    List<Problem> problems = status.check().problems();
    return problems.isEmpty()
        ? List.of(Finding.ok(SUBJECT, "nothing waits for a person"))
        : problems.stream().map(StatusCheck::failed).toList();
  }

  private static Finding failed(Problem problem) {
    return Finding.failed(problem.diagnosis(), SUBJECT, problem.what(), advice(problem.todo()));
  }

  /// Nothing where it is to run what is running.
  private static String advice(String todo) {
    if (todo.equals("maguey doctor")) {
      return "";
    }
    return todo.startsWith("maguey ")
        ? "Run `" + todo + "`."
        : Character.toUpperCase(todo.charAt(0)) + todo.substring(1) + ".";
  }
}
