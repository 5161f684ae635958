package live.maguey.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.alerts.RefusedSignatures;
import live.maguey.alerts.Silence;
import live.maguey.api.Application;
import live.maguey.api.BackingUp;
import live.maguey.api.settings.BackupSettings;
import live.maguey.cli.command.Advised;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.devices.Devices;
import live.maguey.status.Backlog;
import live.maguey.status.NewestBackup;
import live.maguey.status.Problem;
import live.maguey.status.Reconciliations;
import live.maguey.status.Status;
import live.maguey.status.TimedJobs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey status`.
@Command(
    name = "status",
    description = {
      "Shows what is wrong now, and what to do about it.",
      "Alerts, dead and late events, refused signatures, emails, refunds, holds, the",
      "last reconciliation, jobs and gates. Changes nothing; ends with 1 when",
      "something is wrong. `maguey doctor` checks settings and connections."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey status", "  maguey status --watch", "  maguey status --json"})
public final class ShowStatus implements Callable<Integer> {
  @Mixin private Operation operation;

  @Option(names = "--watch", description = "Repeat every 2 s, until Ctrl-C.")
  private boolean watch;

  @Override
  public Integer call() {
    if (watch && operation.isJson()) {
      operation.complain("--watch shows text. Leave out --json.");
      return ExitCode.USAGE;
    }
    return watch ? operation.watch(this::show) : operation.run(this::show);
  }

  private int show(Application application, Report report) {
    NewestBackup backup = BackingUp.newest(operation.part(BackupSettings.class));
    Status status = application.lookUp().checkStatus(backup).check();
    if (report.isJson()) {
      report.print(json(status));
    } else {
      tell(report, status);
    }
    return status.problems().isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static void tell(Report report, Status status) {
    if (status.problems().isEmpty()) {
      report.say("Nothing is wrong.");
    } else {
      report.table(
          List.of("SINCE", "WRONG", "WHAT"),
          status.problems().stream()
              .map(p ->
                  List.of(
                      report.time(p.since()),
                      p.subject(),
                      Report.advice(p.what() + silenced(status, p), p.todo())))
              .toList());
      report.say("");
      pages(report, status.problems());
    }
    report.say("");
    Map<String, String> facts = new LinkedHashMap<>();
    Backlog.Counts backlog = status.backlog();
    facts.put("webhooks", queue(status, backlog.webhooks(), "waiting") + dead(backlog));
    facts.put("signatures", refused(status.refused()));
    facts.put("emails", queue(status, backlog.emails(), "queued") + givenUp(backlog));
    facts.put(
        "refunds",
        "%s, %d with the banks, %d failed"
            .formatted(
                queue(status, backlog.refunds(), "requested"),
                backlog.pendingRefunds(),
                backlog.failedRefunds()));
    facts.put("overdue holds", Long.toString(backlog.overdueHolds().waiting()));
    facts.put("reconciled", status.reconciled().map(last -> told(report, last)).orElse("never"));
    facts.put("backups", backup(status.backup(), status.at()));
    facts.put("jobs", jobs(report, status.jobs()));
    facts.put("gates", gates(status.devices()));
    if (!status.silences().isEmpty()) {
      facts.put("silenced", silences(report, status.silences()));
    }
    report.facts(report.time(status.at()), facts);
  }

  private static void pages(Report report, List<Problem> problems) {
    report.say("What to do, step by step:");
    problems.stream()
        .map(problem -> "  " + Advised.page(problem.diagnosis()))
        .distinct()
        .forEach(report::file);
  }

  private static String silenced(Status status, Problem problem) {
    return status.silences().stream().anyMatch(silence -> silence.kind() == problem.kind())
        ? " (silenced)"
        : "";
  }

  private static String silences(Report report, List<Silence> silences) {
    return silences.stream()
        .map(s -> "%s until %s".formatted(s.kind().text(), report.time(s.until())))
        .collect(Collectors.joining(", "));
  }

  private static String queue(Status status, Backlog.Queue queue, String word) {
    Instant oldest = queue.oldest();
    return queue.waiting()
        + " "
        + word
        + (oldest == null ? "" : ", the oldest for " + span(oldest, status.at()));
  }

  private static String span(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toSeconds() < 120) {
      return Math.max(0, span.toSeconds()) + " s";
    }
    return span.toMinutes() < 120 ? span.toMinutes() + " min" : span.toHours() + " h";
  }

  private static String dead(Backlog.Counts backlog) {
    return ", " + backlog.deadWebhooks() + " dead";
  }

  private static String givenUp(Backlog.Counts backlog) {
    return ", " + backlog.givenUpEmails() + " given up";
  }

  private static String refused(List<RefusedSignatures.Refused> refused) {
    return refused.isEmpty()
        ? "none refused in the last hour"
        : String.join(
            ", ",
            refused.stream()
                .map(r -> r.count() + " of " + r.source() + " refused in the last hour")
                .toList());
  }

  private static String told(Report report, Reconciliations.Reconciliation last) {
    return "%s, %d movements, %d %s"
        .formatted(
            report.time(last.at()),
            last.compared(),
            last.differences(),
            last.differences() == 1 ? "difference" : "differences");
  }

  private static String backup(NewestBackup.Known newest, Instant now) {
    return switch (newest) {
      case NewestBackup.Known.NotConfigured _ -> "no backups configured";
      case NewestBackup.Known.None _ -> "none yet";
      case NewestBackup.Known.Unreadable _ -> "cannot be read";
      case NewestBackup.Known.Made(Instant at, boolean verified, Duration _) ->
          "the newest is %s old, %s"
              .formatted(span(at, now), verified ? "verified" : "not verified");
    };
  }

  private static @Nullable Map<String, Object> json(NewestBackup.Known newest) {
    return newest instanceof NewestBackup.Known.Made(Instant at, boolean verified, Duration _)
        ? Report.fields("at", at, "verified", verified)
        : null;
  }

  private static String jobs(Report report, List<TimedJobs.TimedJob> jobs) {
    if (jobs.isEmpty()) {
      return "none yet: no server has started";
    }
    Instant next = jobs.stream().map(TimedJobs.TimedJob::next).sorted().findFirst().orElseThrow();
    return jobs.size() + ", the next at " + report.time(next);
  }

  private static String gates(List<Devices.Enrolled> devices) {
    long gates = devices.stream().map(d -> d.device().gate()).distinct().count();
    return "%d %s, %d %s"
        .formatted(
            gates,
            gates == 1 ? "gate" : "gates",
            devices.size(),
            devices.size() == 1 ? "phone" : "phones");
  }

  private static Map<String, Object> json(Status status) {
    Backlog.Counts backlog = status.backlog();
    return Report.fields(
        "at", status.at(),
        "problems", status.problems().stream().map(ShowStatus::json).toList(),
        "silences",
            status.silences().stream()
                .map(s -> Report.fields("kind", s.kind().text(), "until", s.until()))
                .toList(),
        "webhooks", json(backlog.webhooks(), "dead", backlog.deadWebhooks()),
        "emails", json(backlog.emails(), "givenUp", backlog.givenUpEmails()),
        "refunds", refunds(backlog),
        "overdueHolds", backlog.overdueHolds().waiting(),
        "refusedSignatures",
            status.refused().stream()
                .map(r -> Report.fields("source", r.source(), "count", r.count(), "last", r.last()))
                .toList(),
        "reconciled", status.reconciled().map(ShowStatus::json).orElse(null),
        "backup", json(status.backup()),
        "jobs",
            status.jobs().stream()
                .map(j ->
                    Report.fields("name", j.name(), "next", j.next(), "failures", j.failures()))
                .toList(),
        "devices",
            status.devices().stream()
                .map(d -> Report.fields("name", d.device().name(), "gate", d.device().gate()))
                .toList());
  }

  private static Map<String, Object> json(Problem problem) {
    return Advised.fields(
        Report.fields(
            "subject", problem.subject(),
            "what", problem.what(),
            "todo", problem.todo(),
            "since", problem.since()),
        problem.diagnosis(),
        "maguey status");
  }

  private static Map<String, Object> json(Backlog.Queue queue, @Nullable String more, long count) {
    return Report.fields("waiting", queue.waiting(), "oldest", queue.oldest(), more, count);
  }

  private static Map<String, Object> refunds(Backlog.Counts backlog) {
    Map<String, Object> fields = json(backlog.refunds(), "pending", backlog.pendingRefunds());
    fields.put("failed", backlog.failedRefunds());
    return fields;
  }

  private static Map<String, Object> json(Reconciliations.Reconciliation last) {
    return Report.fields(
        "at", last.at(),
        "from", last.from(),
        "until", last.until(),
        "compared", last.compared(),
        "differences", last.differences());
  }
}
