package live.maguey.cli.emails;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import live.maguey.cli.Since;
import live.maguey.emails.Email;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey emails list`.
@Command(
    name = "list",
    description = "Mails, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey emails list --failed", "  maguey emails list --state queued --since 30m"})
final class ListEmails implements Callable<Integer> {
  @Mixin private Operation operation;

  @Option(names = "--failed", description = "Only those that were given up.")
  private boolean failed;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "queued, accepted, delayed, delivered, bounced, complained or given_up.")
  private Email.@Nullable State state;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "Queued not longer ago: 30m, 2h, 7d.")
  private @Nullable Duration since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    return operation.run(this::list);
  }

  private int list(Desk desk, Report report) {
    Instant from = since == null ? Instant.EPOCH : desk.stores().clock().instant().minus(since);
    List<Email> mails =
        desk.stores().outbox().list(failed ? Email.State.GIVEN_UP : state, null, limit).stream()
            .filter(mail -> !mail.queuedAt().isBefore(from))
            .toList();
    report.list(
        "emails",
        mails.stream().map(ShowEmail::json).toList(),
        List.of("MAIL", "STATE", "N", "QUEUED", "KIND"),
        mails.stream()
            .map(m ->
                List.of(
                    m.id().toString(),
                    Report.word(m.state()),
                    Integer.toString(m.attempts()),
                    report.time(m.queuedAt()),
                    Report.word(m.kind())))
            .toList());
    return failed && !mails.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
  }
}
