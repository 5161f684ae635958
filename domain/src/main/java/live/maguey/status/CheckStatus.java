package live.maguey.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.RefusedSignatures;
import live.maguey.alerts.Silences;
import live.maguey.alerts.ToldAlerts;
import live.maguey.alerts.WatchSignatures;
import live.maguey.devices.Devices;
import live.maguey.emails.ProviderAnswers;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.InvalidRequest;

/// Answers "what is wrong now": one reading of everything that waits, failed or needs a person.
public final class CheckStatus {
  private static final int MOST_ALERTS = 50;

  /// How far back refused signatures count as of now; Stripe repeats within hours.
  public static final Duration REFUSED_WITHIN = Duration.ofHours(1);

  /// How far back the steps of purchases are judged.
  private static final Duration LATELY = Duration.ofMinutes(5);

  /// A person has to find out what happened, on a weekday.
  private static final Duration EVIDENCE_TAKES = Duration.ofDays(3);

  private final Alerts alerts;
  private final Silences silences;
  private final ToldAlerts told;
  private final Backlog backlog;
  private final RefusedSignatures refused;
  private final ProviderAnswers providers;
  private final Reconciliations reconciliations;
  private final TimedJobs jobs;
  private final Devices devices;
  private final Orders orders;
  private final NewestBackup backup;
  private final InstantSource clock;

  public CheckStatus(
      Alerts alerts,
      Silences silences,
      ToldAlerts told,
      Backlog backlog,
      RefusedSignatures refused,
      ProviderAnswers providers,
      Reconciliations reconciliations,
      TimedJobs jobs,
      Devices devices,
      Orders orders,
      NewestBackup backup,
      InstantSource clock) {
    this.alerts = alerts;
    this.silences = silences;
    this.told = told;
    this.backlog = backlog;
    this.refused = refused;
    this.providers = providers;
    this.reconciliations = reconciliations;
    this.jobs = jobs;
    this.devices = devices;
    this.orders = orders;
    this.backup = backup;
    this.clock = clock;
  }

  public Status check() {
    Instant now = clock.instant();
    List<Alert> open = alerts.open(MOST_ALERTS);
    Backlog.Counts waiting = backlog.count(now);
    List<RefusedSignatures.Refused> strangers = refused.since(now.minus(REFUSED_WITHIN));
    var reconciled = reconciliations.last();
    List<TimedJobs.TimedJob> timed = jobs.list();
    NewestBackup.Known newest = backup.look();
    List<Problem> problems = new ArrayList<>(Problems.of(open, this::number));
    problems.addAll(Problems.of(waiting, now));
    problems.addAll(RateProblems.rates(backlog.rates(now.minus(LATELY), now)));
    problems.addAll(RateProblems.providers(providers.since(now.minus(LATELY))));
    problems.addAll(StrayProblems.of(backlog.strays(now)));
    problems.addAll(Problems.deadlines(backlog.deadlines(now, now.plus(EVIDENCE_TAKES))));
    if (open.stream().noneMatch(alert -> alert.kind() == WatchSignatures.ALERT)) {
      problems.addAll(Problems.refused(strangers));
    }
    problems.addAll(Problems.of(timed, now));
    problems.addAll(Problems.untold(told.failing(), now));
    reconciled.ifPresent(last -> problems.addAll(Problems.of(last)));
    problems.addAll(newest.problems(now));
    return new Status(
        now,
        problems,
        silences.at(now),
        waiting,
        strangers,
        reconciled,
        timed,
        newest,
        devices.list().stream().filter(device -> !device.isRevoked()).toList());
  }

  /// An order's number, as people know it, where the id is an order's.
  private String number(String id) {
    try {
      return orders
          .find(OrderId.parse(id))
          .map(order -> order.details().reference().value())
          .orElse(id);
    } catch (InvalidRequest another) {
      return id;
    }
  }
}
