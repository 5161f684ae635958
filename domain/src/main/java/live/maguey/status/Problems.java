package live.maguey.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.RefusedSignatures;
import live.maguey.alerts.ToldAlerts;
import live.maguey.alerts.WatchSignatures;
import org.jspecify.annotations.Nullable;

/// Judges figures: what counts as wrong, and what to do about it.
final class Problems {
  /// What waits longer is stuck: servers take work up within seconds and mend within a minute.
  private static final Duration SOON = Duration.ofMinutes(2);

  /// A hold whose Stripe does not answer is ended two minutes late.
  private static final Duration HOLDS_END_LATE = Duration.ofMinutes(3);

  private Problems() {}

  /// @param numbers from an order's id to its number
  static List<Problem> of(List<Alert> alerts, UnaryOperator<String> numbers) {
    return alerts.stream()
        .filter(alert -> !isCounted(alert.kind()))
        .map(alert -> alert(alert, numbers))
        .toList();
  }

  /// Told by a figure instead, which knows more: how many there are, and for emails whether a later
  /// one got through.
  private static boolean isCounted(AlertKind kind) {
    return kind.isWatched() || kind == AlertKind.EMAIL_GIVEN_UP;
  }

  private static Problem alert(Alert alert, UnaryOperator<String> numbers) {
    String looking =
        alert.state() instanceof Alert.State.Acknowledged(String by, var _)
            ? " (" + by + " is looking at it)"
            : "";
    return new Problem(
        "alert",
        alert.kind(),
        alert.subject(),
        alert.kind().text() + ", " + alert.about(numbers) + ": " + alert.detail() + looking,
        alert.todo(numbers),
        alert.raisedAt());
  }

  static List<Problem> of(Backlog.Counts counts, Instant now) {
    List<Problem> found = new ArrayList<>();
    count(
        found,
        "webhooks",
        AlertKind.WEBHOOK_DEAD,
        counts.deadWebhooks(),
        "Stripe event was given up",
        "Stripe events were given up",
        "maguey webhooks replay --failed",
        null);
    late(
        found,
        "webhooks",
        AlertKind.WEBHOOKS_WAITING,
        counts.webhooks(),
        "Stripe event waits",
        "Stripe events wait",
        now);
    count(
        found,
        "refunds",
        AlertKind.REFUND_FAILED,
        counts.failedRefunds(),
        "refund did not reach its buyer",
        "refunds did not reach their buyers",
        "maguey refunds list --failed",
        null);
    late(
        found,
        "refunds",
        AlertKind.REFUNDS_WAITING,
        counts.refunds(),
        "refund waits for Stripe",
        "refunds wait for Stripe",
        now);
    count(
        found,
        "emails",
        AlertKind.EMAIL_GIVEN_UP,
        counts.givenUpEmails(),
        "email was given up",
        "emails were given up",
        "maguey emails list --failed",
        null);
    late(
        found,
        "emails",
        AlertKind.EMAILS_WAITING,
        counts.emails(),
        "email waits",
        "emails wait",
        now);
    Instant overdue = counts.overdueHolds().oldest();
    if (overdue != null && overdue.plus(HOLDS_END_LATE).isBefore(now)) {
      count(
          found,
          "holds",
          AlertKind.HOLDS_OVERDUE,
          counts.overdueHolds().waiting(),
          "hold is over and was not ended",
          "holds are over and were not ended",
          "maguey doctor",
          overdue);
    }
    return found;
  }

  static List<Problem> deadlines(List<Backlog.Deadline> deadlines) {
    return deadlines.stream()
        .map(due ->
            new Problem(
                "disputes",
                AlertKind.DISPUTE_DUE,
                "order " + due.order() + ", " + due.dispute(),
                "the bank takes evidence on %s of order %s until %s"
                    .formatted(due.dispute(), due.order(), due.by()),
                "send evidence at Stripe, or accept the dispute there",
                null))
        .toList();
  }

  private static void late(
      List<Problem> found,
      String subject,
      AlertKind kind,
      Backlog.Queue queue,
      String one,
      String many,
      Instant now) {
    Instant oldest = queue.oldest();
    if (oldest != null && oldest.plus(SOON).isBefore(now)) {
      count(found, subject, kind, queue.waiting(), one, many, "maguey doctor", oldest);
    }
  }

  private static void count(
      List<Problem> found,
      String subject,
      AlertKind kind,
      long count,
      String one,
      String many,
      String todo,
      @Nullable Instant since) {
    if (count > 0) {
      String what = count + " " + (count == 1 ? one : many);
      found.add(new Problem(subject, kind, subject, what, todo, since));
    }
  }

  static List<Problem> refused(List<RefusedSignatures.Refused> refused) {
    return refused.stream()
        .map(r ->
            new Problem(
                "webhooks",
                WatchSignatures.ALERT,
                "webhooks of " + r.source(),
                "%d %s from %s in the last hour had a signature that does not hold"
                    .formatted(r.count(), r.count() == 1 ? "webhook" : "webhooks", r.source()),
                WatchSignatures.todo(r.source()),
                r.last()))
        .toList();
  }

  static List<Problem> of(List<TimedJobs.TimedJob> jobs, Instant now) {
    List<Problem> found = new ArrayList<>();
    for (TimedJobs.TimedJob job : jobs) {
      if (job.failures() > 0) {
        found.add(
            new Problem(
                "jobs",
                AlertKind.JOB_FAILING,
                "job " + job.name(),
                "the job %s failed %s".formatted(job.name(), times(job.failures())),
                "maguey jobs list",
                job.failed()));
      } else if (job.isLate(now)) {
        found.add(
            new Problem(
                "jobs",
                AlertKind.JOB_OVERDUE,
                "job " + job.name(),
                "the job " + job.name() + " is due and no server does it",
                "check that a server runs",
                job.next()));
      }
    }
    return found;
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times in a row";
  }

  /// Channels by which nobody hears of alerts.
  static List<Problem> untold(List<ToldAlerts.Failing> failing, Instant now) {
    return failing.stream()
        .filter(channel -> channel.since().plus(SOON).isBefore(now))
        .map(channel ->
            new Problem(
                "alerts",
                AlertKind.CHANNEL_FAILING,
                channel.channel().text(),
                "alerts do not reach %s: %s".formatted(channel.channel().text(), channel.answer()),
                "maguey alerts test " + channel.channel().text(),
                channel.since()))
        .toList();
  }

  static List<Problem> of(Reconciliations.Reconciliation last) {
    return last.differences() == 0
        ? List.of()
        : List.of(
            new Problem(
                "ledger",
                AlertKind.LEDGER_DIFFERS,
                "ledger",
                "the last reconciliation found %d %s"
                    .formatted(
                        last.differences(), last.differences() == 1 ? "difference" : "differences"),
                "maguey reconcile",
                last.at()));
  }
}
