package live.maguey.cli.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.api.JobBoard.Job;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey jobs run`.
@Command(
    name = "run",
    description = {
      "Makes a running server do a job within two seconds.",
      "A job that is running now is left alone."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey jobs run heal-payments", "  maguey jobs run purge --dry-run"})
final class RunJob implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "JOB", description = "Its name, from `maguey jobs list`.")
  private String name;

  @Option(names = "--dry-run", description = "Only say whether there is such a job.")
  private boolean dryRun;

  @Override
  public Integer call() {
    return operation.run(this::run);
  }

  private int run(Application application, Report report) {
    Optional<Job> found =
        dryRun
            ? application.lookUp().jobs().all().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
            : application.lookUp().jobs().run(name, operation.cause());
    if (found.isEmpty()) {
      return operation.wrong(
          "There is no job %s. There are: %s."
              .formatted(
                  name,
                  application.lookUp().jobs().all().stream()
                      .map(Job::name)
                      .collect(Collectors.joining(", "))));
    }
    if (report.isJson()) {
      Map<String, Object> fields = ListJobs.json(found.get());
      fields.put("dryRun", dryRun);
      report.print(fields);
    } else if (found.get().running()) {
      report.say(name + " is running now.");
    } else {
      report.say(name + (dryRun ? " would be done now." : " is done by a server in a moment."));
    }
    return ExitCode.DONE;
  }
}
