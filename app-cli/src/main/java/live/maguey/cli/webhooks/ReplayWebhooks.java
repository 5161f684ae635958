package live.maguey.cli.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import live.maguey.payments.WebhookEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey webhooks replay`.
@Command(
    name = "replay",
    description = {
      "Puts events back into the queue; the running servers work on them.",
      "What was done before is not done again: replaying is always safe."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey webhooks replay evt_1Q2w3E4r5T",
      "  maguey webhooks replay --failed --dry-run"
    })
final class ReplayWebhooks implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Mixin private Operation operation;

  @Parameters(paramLabel = "EVENT", arity = "0..*", description = "Stripe's ids: evt_….")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--failed", description = "All that were given up.")
  private boolean failed;

  @Option(names = "--dry-run", description = "Only say which.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (ids.isEmpty() != failed) {
      operation.complain("Name events, or say --failed: one of the two.");
      return ExitCode.USAGE;
    }
    return operation.run(this::replay);
  }

  private int replay(Desk desk, Report report) {
    List<String> wanted =
        failed
            ? desk.stores().inbox().list(WebhookEvent.State.DEAD, MOST).stream()
                .map(WebhookEvent::id)
                .toList()
            : ids;
    List<String> done = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String id : wanted) {
      boolean there =
          dryRun
              ? desk.stores().inbox().find(id).isPresent()
              : desk.replayWebhooks().replay(id, operation.cause());
      (there ? done : unknown).add(id);
    }
    if (report.isJson()) {
      report.print(Report.fields("replayed", done, "unknown", unknown, "dryRun", dryRun));
    } else {
      done.forEach(id -> report.say((dryRun ? "would replay " : "replayed ") + id));
      if (done.isEmpty() && unknown.isEmpty()) {
        report.say("No event was given up. Nothing to do.");
      }
    }
    unknown.forEach(id -> operation.complain("There is no event " + id + " in the inbox."));
    return unknown.isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
  }
}
