package live.maguey.api.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import live.maguey.alerts.AlertKind;
import live.maguey.status.Backlog;
import live.maguey.status.NewestBackup;
import live.maguey.status.Problem;
import live.maguey.status.Status;

/// What the running servers left for a person: alerts, dead events, refused signatures, and all
/// else that `maguey status` shows.
final class StatusCheck {
  private static final String SUBJECT = "status";

  private StatusCheck() {}

  static List<Finding> of(Status status) {
    List<Problem> problems = status.problems();
    return problems.isEmpty()
        ? List.of(Finding.ok(SUBJECT, "nothing waits for a person"))
        : problems.stream().map(StatusCheck::failed).toList();
  }

  /// The same by the parts of a server that a monitor asks for: its jobs, the webhooks that wait,
  /// its backups.
  static List<Finding> parts(Status status) {
    Backlog.Queue waiting = status.backlog().webhooks();
    return List.of(
        part(
            "jobs",
            status,
            Set.of(AlertKind.JOB_FAILING, AlertKind.JOB_OVERDUE),
            status.jobs().isEmpty()
                ? "none yet"
                : "all %d in time".formatted(status.jobs().size())),
        part(
            "webhooks",
            status,
            Set.of(AlertKind.WEBHOOKS_WAITING),
            waiting.oldest() == null
                ? "none waits"
                : "%d wait, the oldest since %s".formatted(waiting.waiting(), waiting.oldest())),
        part("backups", status, Set.of(AlertKind.BACKUP_OLD), newest(status.backup())));
  }

  private static String newest(NewestBackup.Known known) {
    return known instanceof NewestBackup.Known.Made(Instant at, var _, var _)
        ? "the newest is of " + at
        : "none are configured";
  }

  /// The first problem of these kinds.
  private static Finding part(String subject, Status status, Set<AlertKind> kinds, String well) {
    return status.problems().stream()
        .filter(problem -> kinds.contains(problem.kind()))
        .findFirst()
        .map(problem ->
            Finding.failed(problem.diagnosis(), subject, problem.what(), sentence(problem.todo())))
        .orElseGet(() -> Finding.ok(subject, well));
  }

  private static Finding failed(Problem problem) {
    return Finding.failed(problem.diagnosis(), SUBJECT, problem.what(), advice(problem.todo()));
  }

  /// Nothing where it is to run what is running.
  private static String advice(String todo) {
    return todo.equals("maguey doctor") ? "" : sentence(todo);
  }

  private static String sentence(String todo) {
    return todo.startsWith("maguey ")
        ? "Run `" + todo + "`."
        : Character.toUpperCase(todo.charAt(0)) + todo.substring(1) + ".";
  }
}
