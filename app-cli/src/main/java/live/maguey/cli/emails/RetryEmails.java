package live.maguey.cli.emails;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Progress;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.Since;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.events.Event;
import live.maguey.shared.Page;
import live.maguey.shared.Span;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey emails retry`.
@Command(
    name = "retry",
    description = {
      "Puts emails that failed back into the queue.",
      "The running servers send them. An email that the provider accepted is not",
      "sent twice; one that waits for its first try is left alone."
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

  @Parameters(
      paramLabel = "EMAIL",
      arity = "0..*",
      description = "Their ids, from `maguey emails list`.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--failed", description = "All that were given up or wait for their next try.")
  private boolean failed;

  @Mixin private EventOption event;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "With --failed: only those queued in the last 30m, 2h, 7d.")
  private @Nullable Duration since;

  @Option(names = "--dry-run", description = "Only say which.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (ids.isEmpty() != failed) {
      operation.complain(
          failed
              ? "Name emails or use --failed, not both."
              : "Name the emails to send again, or use --failed. `maguey emails list --failed` shows them.");
      return ExitCode.USAGE;
    }
    if (!failed && (since != null || event.isGiven())) {
      operation.complain("--event and --since choose among the failed emails: add --failed.");
      return ExitCode.USAGE;
    }
    List<EmailId> named = ids.stream().map(EmailId::parse).toList();
    return operation.run((application, report) -> retry(application, report, named));
  }

  private int retry(Application application, Report report, List<EmailId> named) {
    List<EmailId> wanted = failed ? failed(application) : named;
    List<String> queued = new ArrayList<>();
    List<String> left = new ArrayList<>();
    Map<String, String> why = new HashMap<>();
    try (Progress progress = operation.progress("queueing", wanted.size())) {
      for (EmailId id : wanted) {
        Optional<Email> mail = application.lookUp().emails().find(id);
        boolean goes =
            dryRun
                ? mail.filter(RetryEmails::isFailed).isPresent()
                : application.mailing().retryEmails().retry(id, operation.cause());
        (goes ? queued : left).add(id.toString());
        if (!goes) {
          why.put(id.toString(), why(mail));
        }
        progress.step();
      }
    }
    if (report.isJson()) {
      report.print(Report.fields("queued", queued, "left", left, "dryRun", dryRun));
    } else {
      queued.forEach(id -> report.say((dryRun ? "would send again " : "queued again ") + id));
      if (queued.isEmpty() && left.isEmpty()) {
        report.say("No email has failed. Nothing to do.");
      }
    }
    left.forEach(id -> operation.complain("Email " + id + " " + why.get(id)));
    return left.isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static boolean isFailed(Email mail) {
    return switch (mail.state()) {
      case Email.State.Failed _, Email.State.GivenUp _ -> true;
      case Email.State.Queued _, Email.State.Sent _ -> false;
    };
  }

  private static String why(Optional<Email> mail) {
    if (mail.isEmpty()) {
      return "does not exist. `maguey emails list` shows them.";
    }
    return mail.get().state() instanceof Email.State.Queued
        ? "is queued for its first try. Nothing to do."
        : "was accepted already.";
  }

  private List<EmailId> failed(Application application) {
    Instant from = since == null ? Instant.EPOCH : application.clock().instant().minus(since);
    return application
        .lookUp()
        .emails()
        .list(
            new Outbox.Search(
                null,
                true,
                event.find(application).map(Event::id).orElse(null),
                Page.<EmailId>newest(MOST).within(new Span(from, Span.EVER.until()))))
        .stream()
        .filter(mail -> mail.sent().isEmpty())
        .map(Email::id)
        .toList();
  }
}
