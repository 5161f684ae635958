package live.maguey.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import live.maguey.audit.Alerts;
import live.maguey.audit.RefusedSignatures;
import live.maguey.audit.WatchSignatures;
import live.maguey.devices.Devices;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.InvalidRequest;

/// Answers "what is wrong now": one reading of everything that waits, failed or needs a person.
public final class CheckStatus {
  private static final int MOST_ALERTS = 50;

  /// How far back refused signatures count as of now; Stripe repeats within hours.
  public static final Duration REFUSED_WITHIN = Duration.ofHours(1);

  private final Stores stores;
  private final InstantSource clock;

  /// What is read.
  public record Stores(
      Alerts alerts,
      Backlog backlog,
      RefusedSignatures refused,
      Reconciliations reconciliations,
      TimedJobs jobs,
      Devices devices,
      Orders orders) {}

  public CheckStatus(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  public Status check() {
    Instant now = clock.instant();
    List<Alerts.Alert> alerts = stores.alerts().open(MOST_ALERTS);
    Backlog.Counts backlog = stores.backlog().count(now);
    List<RefusedSignatures.Refused> refused = stores.refused().since(now.minus(REFUSED_WITHIN));
    var reconciled = stores.reconciliations().last();
    List<TimedJobs.TimedJob> jobs = stores.jobs().list();
    List<Problem> problems = new ArrayList<>(Problems.of(alerts, this::number));
    problems.addAll(Problems.of(backlog, now));
    if (alerts.stream().noneMatch(alert -> alert.kind().equals(WatchSignatures.ALERT))) {
      problems.addAll(Problems.refused(refused));
    }
    problems.addAll(Problems.of(jobs, now));
    reconciled.ifPresent(last -> problems.addAll(Problems.of(last)));
    return new Status(
        now,
        problems,
        backlog,
        refused,
        reconciled,
        jobs,
        stores.devices().list().stream().filter(device -> !device.isRevoked()).toList());
  }

  /// An order's number, as people know it, where the id is an order's.
  private String number(String id) {
    try {
      return stores
          .orders()
          .find(OrderId.parse(id))
          .map(order -> order.details().reference().value())
          .orElse(id);
    } catch (InvalidRequest another) {
      return id;
    }
  }
}
