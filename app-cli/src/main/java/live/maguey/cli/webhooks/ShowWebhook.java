package live.maguey.cli.webhooks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.webhooks.WebhookEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey webhooks show`.
@Command(
    name = "show",
    description = "Shows one event: its state, its history and its body.",
    footerHeading = "%nExamples:%n",
    footer = "  maguey webhooks show evt_1Q2w3E4r5T")
final class ShowWebhook implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "EVENT", description = "Stripe's id of it: evt_….")
  private String id;

  @Override
  public Integer call() {
    return operation.run(this::show);
  }

  private int show(Application application, Report report) {
    Optional<WebhookEvent> found = application.lookUp().webhooks().find(id);
    if (found.isEmpty()) {
      operation.complain(
          "The inbox has no event " + id + ". `maguey webhooks pull` asks Stripe for it.");
      return ExitCode.WRONG;
    }
    WebhookEvent event = found.get();
    if (report.isJson()) {
      Map<String, Object> all = new LinkedHashMap<>(json(event));
      all.put("body", event.body());
      report.print(all);
      return ExitCode.DONE;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("type", event.type());
    facts.put("state", Report.word(event.state().stage()));
    facts.put("failed tries", Integer.toString(event.state().failures()));
    facts.put("made", report.time(event.createdAt()));
    facts.put("received", report.time(event.receivedAt()) + ", by " + Report.word(event.origin()));
    facts.put("processed", report.time(endedAt(event)));
    facts.put("next try", report.time(due(event)));
    facts.put("note", event.state().note().orElse(""));
    facts.put("request", event.requestId() == null ? "" : event.requestId());
    report.facts(event.id(), facts);
    report.say("");
    report.say("`--json` has the body as Stripe sent it.");
    return ExitCode.DONE;
  }

  static Map<String, Object> json(WebhookEvent event) {
    return Report.fields(
        "id", event.id(),
        "type", event.type(),
        "state", Report.word(event.state().stage()),
        "attempts", event.state().failures(),
        "createdAt", event.createdAt(),
        "receivedAt", event.receivedAt(),
        "processedAt", endedAt(event),
        "nextAttemptAt", due(event),
        "origin", Report.word(event.origin()),
        "note", event.state().note().orElse(null),
        "requestId", event.requestId());
  }

  private static @Nullable Instant endedAt(WebhookEvent event) {
    return switch (event.state()) {
      case WebhookEvent.State.Processed processed -> processed.at();
      case WebhookEvent.State.Dead dead -> dead.at();
      case WebhookEvent.State.Received _, WebhookEvent.State.Failed _ -> null;
    };
  }

  private static @Nullable Instant due(WebhookEvent event) {
    return switch (event.state()) {
      case WebhookEvent.State.Received received -> received.due();
      case WebhookEvent.State.Failed failed -> failed.due();
      case WebhookEvent.State.Processed _, WebhookEvent.State.Dead _ -> null;
    };
  }
}
