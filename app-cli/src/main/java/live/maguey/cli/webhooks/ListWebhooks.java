package live.maguey.cli.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import live.maguey.cli.Since;
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

  @Option(names = "--failed", description = "Only those that were given up.")
  private boolean failed;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "received, done, ignored, foreign or dead.")
  private WebhookEvent.@Nullable State state;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "Received not longer ago: 30m, 2h, 7d.")
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
    List<WebhookEvent> events =
        desk.stores().inbox().list(failed ? WebhookEvent.State.DEAD : state, limit).stream()
            .filter(event -> !event.receivedAt().isBefore(from))
            .toList();
    report.list(
        "webhooks",
        events.stream().map(ShowWebhook::json).toList(),
        List.of("EVENT", "STATE", "TRIES", "RECEIVED", "TYPE"),
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
