package live.maguey.cli.jobs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.api.JobBoard.Job;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey jobs list`.
@Command(
    name = "list",
    description = "The jobs, with the times of the next turn, the last success and failure.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey jobs list", "  maguey jobs list --json"})
final class ListJobs implements Callable<Integer> {
  @Mixin private Operation operation;

  @Override
  public Integer call() {
    return operation.run(this::list);
  }

  private int list(Desk desk, Report report) {
    List<Job> jobs = desk.jobs().all();
    report.list(
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
    return jobs.stream().anyMatch(job -> job.failures() > 0) ? ExitCode.WRONG : ExitCode.DONE;
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
