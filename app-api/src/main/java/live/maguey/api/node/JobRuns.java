package live.maguey.api.node;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import live.maguey.http.routing.LogContext;
import live.maguey.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Stands around every run of a job: its lines of the log say which one it is, a run that fails is
/// an error, and the figures tell when each job last ran to its end on this node.
final class JobRuns implements ExecutionInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Ids ids;
  private final Map<String, Figures> jobs = new ConcurrentHashMap<>();

  JobRuns(MeterRegistry meters, InstantSource clock, Ids ids) {
    this.meters = meters;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> task, ExecutionContext context, ExecutionChain chain) {
    String name = task.getTaskName();
    MDC.put(LogContext.WORK, "job " + name);
    MDC.put(LogContext.ROUND, ids.next().toString());
    Figures figures = jobs.computeIfAbsent(name, this::figures);
    try {
      CompletionHandler<?> done = chain.proceed(task, context);
      figures.succeeded().set(clock.instant().getEpochSecond());
      return done;
    } catch (RuntimeException | Error fault) {
      figures.failed().increment();
      LOG.error("job {} failed and runs again when it is due", name, fault);
      throw fault;
    } finally {
      LogContext.end();
    }
  }

  /// @param succeeded when, in seconds since 1970; 0 for never
  private record Figures(AtomicLong succeeded, Counter failed) {}

  private Figures figures(String name) {
    AtomicLong succeeded = new AtomicLong();
    Gauge.builder("maguey.job.last.success", succeeded, AtomicLong::doubleValue)
        .description("When a job last ran to its end here, in seconds since 1970")
        .baseUnit("seconds")
        .tag("task", name)
        .register(meters);
    return new Figures(
        succeeded,
        Counter.builder("maguey.job.failed")
            .description("Runs of jobs that failed")
            .tag("task", name)
            .register(meters));
  }
}
