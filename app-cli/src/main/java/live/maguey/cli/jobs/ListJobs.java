package live.maguey.cli.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.api.JobBoard.Job;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.WholeListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey jobs list`.
@Command(
    name = "list",
    description = "Lists the jobs: next run, last success, last failure.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey jobs list", "  maguey jobs list --json"})
final class ListJobs implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of("name", "next", "running", "succeeded", "failed", "failures");

  @Mixin private Operation operation;

  @Mixin private WholeListing listing;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    List<Job> jobs =
        application.lookUp().jobs().all().stream()
            .filter(job -> listing.span(application).has(last(job)))
            .toList();
    listing.print(
        report,
        "jobs",
        jobs.stream().map(ListJobs::json).toList(),
        List.of("JOB", "NEXT", "SUCCEEDED", "FAILED", "IN A ROW"),
        jobs.stream()
            .map(job ->
                List.of(
                    job.name(),
                    job.running() ? "running now" : report.time(job.next()),
                    report.time(job.succeeded()),
                    report.time(job.failed()),
                    job.failures() == 0 ? "" : Integer.toString(job.failures())))
            .toList());
    Instant now = application.clock().instant();
    return jobs.stream().anyMatch(job -> job.failures() > 0 || job.isLate(now))
        ? ExitCode.WRONG
        : ExitCode.DONE;
  }

  /// When it was last done, well or badly; null before the first time.
  private static @Nullable Instant last(Job job) {
    Instant succeeded = job.succeeded();
    Instant failed = job.failed();
    return succeeded == null || (failed != null && failed.isAfter(succeeded)) ? failed : succeeded;
  }

  static Map<String, Object> json(Job job) {
    return Report.fields(
        "name", job.name(),
        "next", job.next(),
        "running", job.running(),
        "succeeded", job.succeeded(),
        "failed", job.failed(),
        "failures", job.failures());
  }
}
