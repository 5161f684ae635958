package live.maguey.cli.webhooks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.lookup.LookUpWebhooks;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey webhooks list`.
@Command(
    name = "list",
    description = "Lists Stripe's events as they were stored, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey webhooks list --failed",
      "  maguey webhooks list --state received --since 2h"
    })
final class ListWebhooks implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "type",
          "state",
          "attempts",
          "createdAt",
          "receivedAt",
          "processedAt",
          "nextAttemptAt",
          "origin",
          "note",
          "requestId");

  @Mixin private Operation operation;

  @Option(
      names = "--failed",
      description = "Only those that failed: dead, or waiting for the next try.")
  private boolean failed;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private WebhookEvent.@Nullable Stage state;

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
    LookUpWebhooks inbox = application.lookUp().webhooks();
    List<WebhookEvent> events =
        inbox.list(new WebhookEvents.Search(state, failed, listing.page(application, inbox::row)));
    listing.print(
        report,
        "webhooks",
        "id",
        events.stream().map(ShowWebhook::json).toList(),
        List.of("EVENT", "STATE", "FAILED", "RECEIVED", "TYPE"),
        events.stream()
            .map(e ->
                List.of(
                    e.id(),
                    Report.word(e.state().stage()),
                    Integer.toString(e.state().failures()),
                    report.time(e.receivedAt()),
                    Objects.requireNonNull(e.type())))
            .toList());
    return failed && !events.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
  }
}
