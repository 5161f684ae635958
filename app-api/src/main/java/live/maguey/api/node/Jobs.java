package live.maguey.api.node;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import live.maguey.audit.Cause;
import live.maguey.guests.TellHosts;
import live.maguey.persistence.jobs.Housekeeping;
import live.maguey.refunds.RefundCancelled;
import live.maguey.reservations.EndNight;
import live.maguey.shared.Unavailable;
import live.maguey.watch.WatchInvariants;
import live.maguey.watch.WatchStatus;
import live.maguey.webhooks.HealPayments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Timed jobs that run once for all nodes, by db-scheduler: a dead node's job is taken over after
/// four missed heartbeats of five seconds.
final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final Scheduler scheduler;

  Jobs(
      DataSource database,
      HealPayments healPayments,
      RefundCancelled refundCancelled,
      EndNight endNight,
      TellHosts tellHosts,
      WatchStatus watchStatus,
      WatchInvariants watchInvariants,
      Housekeeping housekeeping,
      InstantSource clock,
      JobRuns runs) {
    this.scheduler =
        Scheduler.create(database)
            .startTasks(
                heal(healPayments),
                refund(refundCancelled),
                end(endNight),
                tell(tellHosts),
                watch(watchStatus),
                watch(watchInvariants),
                purge(housekeeping))
            .clock(clock::instant)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(Duration.ofSeconds(5))
            .missedHeartbeatsLimit(4)
            .addExecutionInterceptor(runs)
            .failureLogging(LogLevel.OFF, false)
            .shutdownMaxWait(Duration.ofSeconds(10))
            .threads(3)
            .build();
  }

  private static RecurringTask<Void> heal(HealPayments heal) {
    return Tasks.recurring("heal-payments", FixedDelay.ofSeconds(20))
        .execute((_, _) -> {
          try {
            HealPayments.Healed healed = heal.heal();
            if (healed.sessions() + healed.events() > 0) {
              LOG.warn(
                  "closed {} sessions and fetched {} events that never arrived",
                  healed.sessions(),
                  healed.events());
            }
          } catch (Unavailable away) {
            LOG.warn("healing continues when Stripe answers again: {}", away.getMessage());
          }
        });
  }

  /// What a canceled event still owes: a command that was stopped halfway, money that came late.
  private static RecurringTask<Void> refund(RefundCancelled refundCancelled) {
    return Tasks.recurring("refund-cancelled", FixedDelay.ofSeconds(20))
        .execute((_, _) -> {
          RefundCancelled.Done done = refundCancelled.refund(null, Cause.job("cancelled"), _ -> {});
          if (done.refunded() > 0) {
            LOG.info("refunded {} orders of canceled events", done.refunded());
          }
        });
  }

  private static RecurringTask<Void> end(EndNight endNight) {
    return Tasks.recurring("end-night", FixedDelay.ofMinutes(5))
        .execute((_, _) -> {
          EndNight.Outcome ended = endNight.end();
          if (ended.completed() + ended.noShows() + ended.deposits() > 0) {
            LOG.info(
                "completed {} reservations, {} are no-shows, deposits of {} orders are revenue",
                ended.completed(),
                ended.noShows(),
                ended.deposits());
          }
        });
  }

  /// What hosts of tables wait for: the first of their guests is in; tomorrow, and passes are left.
  private static RecurringTask<Void> tell(TellHosts tellHosts) {
    return Tasks.recurring("tell-hosts", FixedDelay.ofSeconds(20))
        .execute((_, _) -> {
          TellHosts.Told told = tellHosts.tell();
          if (told.arrivals() + told.passesLeft() > 0) {
            LOG.info(
                "told {} hosts of their first guest and {} of passes that are left",
                told.arrivals(),
                told.passesLeft());
          }
        });
  }

  /// What waits too long or fails is an alert within a minute.
  private static RecurringTask<Void> watch(WatchStatus status) {
    return Tasks.recurring("watch-status", FixedDelay.ofSeconds(20))
        .execute((_, _) -> status.watch());
  }

  private static RecurringTask<Void> watch(WatchInvariants invariants) {
    return Tasks.recurring("watch-invariants", FixedDelay.ofMinutes(1))
        .execute((_, _) -> {
          WatchInvariants.Watched watched = invariants.watch();
          if (!watched.unknown().isEmpty()) {
            LOG.warn("not checked, as it took too long: {}", watched.unknown());
          }
        });
  }

  private static RecurringTask<Void> purge(Housekeeping housekeeping) {
    return Tasks.recurring("purge", FixedDelay.ofHours(1))
        .execute((_, _) -> LOG.info("deleted {} expired rows", housekeeping.purge()));
  }

  void start() {
    scheduler.start();
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
