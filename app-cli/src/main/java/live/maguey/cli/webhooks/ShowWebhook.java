package live.maguey.cli.webhooks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.webhooks.WebhookEvent;
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
    facts.put("state", Report.word(event.state()));
    facts.put("failed tries", Integer.toString(event.attempts()));
    facts.put("made", report.time(event.createdAt()));
    facts.put("received", report.time(event.receivedAt()) + ", by " + event.origin());
    facts.put("processed", report.time(event.processedAt()));
    facts.put("next try", report.time(event.nextAttemptAt()));
    facts.put("note", event.lastError() == null ? "" : event.lastError());
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
        "state", Report.word(event.state()),
        "attempts", event.attempts(),
        "createdAt", event.createdAt(),
        "receivedAt", event.receivedAt(),
        "processedAt", event.processedAt(),
        "nextAttemptAt", event.nextAttemptAt(),
        "origin", event.origin(),
        "note", event.lastError(),
        "requestId", event.requestId());
  }
}
