package live.maguey.cli.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.api.settings.Stripe;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.Since;
import live.maguey.payments.PaymentGateway;
import live.maguey.webhooks.HealPayments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey webhooks pull`.
@Command(
    name = "pull",
    description = {
      "Fetches the events that Stripe has and we never got.",
      "The running servers process them. They look themselves every 20 s; this looks",
      "back further."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey webhooks pull --dry-run", "  maguey webhooks pull --since 7d"})
final class PullWebhooks implements Callable<Integer> {
  /// https://docs.stripe.com/api/events: "for up to 30 days".
  private static final Duration KEPT = Duration.ofDays(30);

  @Mixin private Operation operation;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      defaultValue = "1d",
      description = "How far back, 30d at most; default ${DEFAULT-VALUE}.")
  private Duration since;

  @Option(names = "--dry-run", description = "Only say which.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (since.compareTo(KEPT) > 0) {
      operation.complain(
          "--since goes back 30 days at most: Stripe lists no older events. `maguey reconcile`"
              + " compares older payments.");
      return ExitCode.USAGE;
    }
    Stripe.Account stripe = operation.stripe();
    return operation.run(
        (application, report) -> pull(application, report, application.at(stripe).healPayments()));
  }

  private int pull(Application application, Report report, HealPayments heal) {
    Instant from = application.clock().instant().minus(since);
    List<PaymentGateway.Raw> missing = heal.missing(from);
    List<PaymentGateway.Raw> events = dryRun ? missing : heal.store(missing);
    if (report.isJson()) {
      report.print(
          Report.fields(
              "pulled",
              events.stream()
                  .map(e ->
                      Report.fields("id", e.id(), "type", e.type(), "createdAt", e.createdAt()))
                  .toList(),
              "dryRun",
              dryRun));
    } else if (events.isEmpty()) {
      report.say("Nothing is missing: the inbox has all that Stripe lists.");
    } else {
      report.say(events.size() + (dryRun ? " would be fetched." : " fetched."));
      report.table(
          List.of("EVENT", "CREATED", "TYPE"),
          events.stream().map(e -> List.of(e.id(), report.time(e.createdAt()), e.type())).toList());
    }
    return ExitCode.DONE;
  }
}
