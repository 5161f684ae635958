package live.maguey.api;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.status.TimedJobs;
import org.jspecify.annotations.Nullable;

/// The timed jobs as the database has them, for every process; a running server does them.
public final class JobBoard {
  private final SchedulerClient client;
  private final AuditTrail audit;
  private final InstantSource clock;

  JobBoard(DataSource database, AuditTrail audit, InstantSource clock) {
    this.client = SchedulerClient.Builder.create(database).build();
    this.audit = audit;
    this.clock = clock;
  }

  /// @param running whether a server is at it now
  /// @param failures in a row, up to now
  public record Job(
      String name,
      Instant next,
      boolean running,
      @Nullable Instant succeeded,
      @Nullable Instant failed,
      int failures) {
    /// Whether it is due, and no server does it.
    public boolean isLate(Instant now) {
      return told().isLate(now);
    }

    private TimedJobs.TimedJob told() {
      return new TimedJobs.TimedJob(name, next, running, failures, failed);
    }
  }

  /// By name; empty before the first server started.
  public List<Job> all() {
    return executions().stream()
        .map(JobBoard::job)
        .sorted(Comparator.comparing(Job::name))
        .toList();
  }

  /// As the status tells them.
  List<TimedJobs.TimedJob> timed() {
    return all().stream().map(Job::told).toList();
  }

  /// Makes a running server do it within a second or two instead of at its time. A job that is
  /// already running is left alone.
  ///
  /// @return the job as it was before, empty when no job has that name
  public Optional<Job> run(String name, Cause cause) {
    Optional<ScheduledExecution<Object>> found =
        executions().stream()
            .filter(e -> e.getTaskInstance().getTaskName().equals(name))
            .findFirst();
    if (found.isEmpty() || found.get().isPicked()) {
      return found.map(JobBoard::job);
    }
    try {
      runNow(name, found.get().getTaskInstance(), cause);
    } catch (TaskInstanceCurrentlyExecutingException | ExecutionException taken) {
      // Before this looked, or between its look and its change of the row.
      return all().stream().filter(job -> job.name().equals(name)).findFirst();
    }
    return found.map(JobBoard::job);
  }

  private void runNow(String name, TaskInstanceId job, Cause cause) {
    Instant now = clock.instant();
    client.reschedule(job, now);
    audit.record(
        new AuditEntry(now, cause.actor(), "job.run", "job " + name, "", cause.requestId()));
  }

  private List<ScheduledExecution<Object>> executions() {
    return client.getScheduledExecutions(ScheduledExecutionsFilter.all());
  }

  private static Job job(ScheduledExecution<Object> execution) {
    return new Job(
        execution.getTaskInstance().getTaskName(),
        execution.getExecutionTime(),
        execution.isPicked(),
        execution.getLastSuccess(),
        execution.getLastFailure(),
        execution.getConsecutiveFailures());
  }
}
