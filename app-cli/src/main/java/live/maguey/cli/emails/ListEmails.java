package live.maguey.cli.emails;

import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.events.Event;
import live.maguey.lookup.LookUpEmails;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey emails list`.
@Command(
    name = "list",
    description = "Lists emails, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey emails list --failed",
      "  maguey emails list --event tonight --state queued"
    })
final class ListEmails implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "kind",
          "state",
          "attempts",
          "queuedAt",
          "nextAttemptAt",
          "acceptedAt",
          "provider",
          "providerId",
          "lastAnswer",
          "requestId");

  @Mixin private Operation operation;

  @Option(
      names = "--failed",
      description = "Only those that failed: given up, bounced, or waiting for the next try.")
  private boolean failed;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Email.@Nullable Stage state;

  @Mixin private EventOption event;
  @Mixin private PagedListing listing;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, failed, state, this::list);
  }

  private int list(Application application, Report report) {
    LookUpEmails emails = application.lookUp().emails();
    List<Email> mails =
        emails.list(
            new Outbox.Search(
                state,
                failed,
                event.find(application).map(Event::id).orElse(null),
                listing.page(application, id -> emails.row(EmailId.parse(id)))));
    listing.print(
        report,
        "emails",
        "id",
        mails.stream().map(ShowEmail::json).toList(),
        List.of("MAIL", "STATE", "N", "QUEUED", "KIND"),
        mails.stream()
            .map(m ->
                List.of(
                    m.id().toString(),
                    Report.word(m.state().stage()),
                    Integer.toString(m.state().attempts()),
                    report.time(m.queuedAt()),
                    Report.word(m.kind())))
            .toList());
    return failed && !mails.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
  }
}
