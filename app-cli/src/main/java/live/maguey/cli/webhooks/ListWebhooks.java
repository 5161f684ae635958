package live.maguey.cli.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Listing;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import live.maguey.payments.WebhookEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey webhooks list`.
@Command(
    name = "list",
    description = "Stripe's events as they were stored, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey webhooks list --failed",
      "  maguey webhooks list --state received --since 2h"
    })
final class ListWebhooks implements Callable<Integer> {
  @Mixin private Operation operation;

  @Option(
      names = "--failed",
      description = "Only those that were tried in vain: dead, or waiting for the next try.")
  private boolean failed;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "received, done, ignored, foreign or dead.")
  private WebhookEvent.@Nullable State state;

  @Mixin private Listing listing;

  @Override
  public Integer call() {
    if (failed && state != null) {
      operation.complain("Say --failed or --state: one of the two.");
      return ExitCode.USAGE;
    }
    return operation.run(this::list);
  }

  private int list(Desk desk, Report report) {
    Instant from = listing.from(desk);
    List<WebhookEvent> events =
        (failed
                ? desk.stores().inbox().failing(listing.limit())
                : desk.stores().inbox().list(state, listing.limit()))
            .stream().filter(event -> !event.receivedAt().isBefore(from)).toList();
    report.list(
        "webhooks",
        events.stream().map(ShowWebhook::json).toList(),
        List.of("EVENT", "STATE", "FAILED", "RECEIVED", "TYPE"),
        events.stream()
            .map(e ->
                List.of(
                    e.id(),
                    Report.word(e.state()),
                    Integer.toString(e.attempts()),
                    report.time(e.receivedAt()),
                    Objects.requireNonNull(e.type())))
            .toList());
    return failed && !events.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
  }
}
