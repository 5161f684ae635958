package live.maguey.cli.emails;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.catalog.Event;
import live.maguey.cli.ExitCode;
import live.maguey.cli.NightOption;
import live.maguey.cli.Operation;
import live.maguey.cli.Progress;
import live.maguey.cli.Report;
import live.maguey.cli.Since;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey emails retry`.
@Command(
    name = "retry",
    description = {
      "Puts given-up mails back into the queue; the running servers send them.",
      "A mail that the provider has accepted is not sent twice."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey emails retry 01a21548-1805-7085-9c17-a5dbfac58152",
      "  maguey emails retry --failed --dry-run",
      "  maguey emails retry --failed --event tonight --since 2h"
    })
final class RetryEmails implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Mixin private Operation operation;

  @Parameters(paramLabel = "MAIL", arity = "0..*", description = "Ids of mails.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--failed", description = "All that were given up or wait for their next try.")
  private boolean failed;

  @Mixin private NightOption night;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "With --failed: only those owed not longer ago: 30m, 2h, 7d.")
  private @Nullable Duration since;

  @Option(names = "--dry-run", description = "Only say which.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (ids.isEmpty() != failed) {
      operation.complain("Name mails, or say --failed: one of the two.");
      return ExitCode.USAGE;
    }
    if (!failed && (since != null || night.isGiven())) {
      operation.complain("--event and --since choose among the failed: say --failed too.");
      return ExitCode.USAGE;
    }
    List<EmailId> named = ids.stream().map(EmailId::parse).toList();
    return operation.run((desk, report) -> retry(desk, report, named));
  }

  private int retry(Desk desk, Report report, List<EmailId> named) {
    List<EmailId> wanted = failed ? failed(desk) : named;
    List<String> queued = new ArrayList<>();
    List<String> left = new ArrayList<>();
    try (Progress progress = operation.progress("queueing", wanted.size())) {
      for (EmailId id : wanted) {
        boolean goes =
            dryRun
                ? desk.stores().outbox().find(id).filter(m -> m.acceptedAt() == null).isPresent()
                : desk.retryEmails().retry(id, operation.cause());
        (goes ? queued : left).add(id.toString());
        progress.step();
      }
    }
    if (report.isJson()) {
      report.print(Report.fields("queued", queued, "left", left, "dryRun", dryRun));
    } else {
      queued.forEach(id -> report.say((dryRun ? "would send again " : "queued again ") + id));
      if (queued.isEmpty() && left.isEmpty()) {
        report.say("No mail waits for it. Nothing to do.");
      }
    }
    left.forEach(
        id -> operation.complain("Mail " + id + " was accepted already, or is not there."));
    return left.isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private List<EmailId> failed(Desk desk) {
    Instant from = since == null ? Instant.EPOCH : desk.stores().clock().instant().minus(since);
    return desk
        .stores()
        .outbox()
        .search(
            new Outbox.Search(null, true, night.find(desk).map(Event::id).orElse(null), from, MOST))
        .stream()
        .filter(mail -> mail.acceptedAt() == null)
        .map(Email::id)
        .toList();
  }
}
