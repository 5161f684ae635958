package live.maguey.cli.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Progress;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.Since;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey webhooks replay`.
@Command(
    name = "replay",
    description = {
      "Puts events back into the queue for the running servers.",
      "What was done is not done again: replaying is always safe."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey webhooks replay evt_1Q2w3E4r5T",
      "  maguey webhooks replay --failed --dry-run",
      "  maguey webhooks replay --since 3h --until 2h"
    })
final class ReplayWebhooks implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "EVENT", arity = "0..*", description = "Stripe's ids: evt_….")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--failed", description = "All that failed: dead, or waiting for the next try.")
  private boolean failed;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "All received not longer ago: 30m, 2h, 7d; with --failed, of those.")
  private @Nullable Duration since;

  @Option(
      names = "--until",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "With --failed or --since: only what was received before that.")
  private @Nullable Duration until;

  @Option(names = "--dry-run", description = "Only say which.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (ids.isEmpty() != (failed || since != null) || (until != null && !ids.isEmpty())) {
      operation.complain(
          "Name the events to replay, or use --failed, --since or both. `maguey webhooks list` shows them.");
      return ExitCode.USAGE;
    }
    return operation.run(this::replay);
  }

  private int replay(Application application, Report report) {
    List<String> wanted = ids.isEmpty() ? chosen(application) : ids;
    List<String> done = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    try (Progress progress = operation.progress("replaying", wanted.size())) {
      for (String id : wanted) {
        boolean there =
            dryRun
                ? application.lookUp().webhooks().find(id).isPresent()
                : application.paying().replayWebhooks().replay(id, operation.cause());
        (there ? done : unknown).add(id);
        progress.step();
      }
    }
    if (report.isJson()) {
      report.print(Report.fields("replayed", done, "unknown", unknown, "dryRun", dryRun));
    } else {
      done.forEach(id -> report.say((dryRun ? "would replay " : "replayed ") + id));
      if (done.isEmpty() && unknown.isEmpty()) {
        report.say(
            failed
                ? "No event has failed. Nothing to do."
                : "No event came in then. Nothing to do.");
      }
    }
    unknown.forEach(id ->
        operation.complain(
            "The inbox has no event " + id + ". `maguey webhooks pull` asks Stripe for it."));
    return unknown.isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private List<String> chosen(Application application) {
    Instant now = application.clock().instant();
    return application
        .lookUp()
        .webhooks()
        .received(
            since == null ? Instant.EPOCH : now.minus(since),
            until == null ? now : now.minus(until),
            failed);
  }
}
