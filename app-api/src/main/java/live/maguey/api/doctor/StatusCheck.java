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
    String todo = problem.todo();
    boolean command = todo.startsWith("maguey ");
    return Finding.failed(
        SUBJECT,
        problem.what(),
        command
            ? "Run `" + todo + "`."
            : Character.toUpperCase(todo.charAt(0)) + todo.substring(1) + ".");
  }
}
