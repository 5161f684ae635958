package live.maguey.cli.drill;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Stripe;
import live.maguey.cli.command.Count;
import live.maguey.cli.command.DataFolder;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.Since;
import live.maguey.cli.sandbox.Lookalike;
import live.maguey.cli.sandbox.Vendor;
import live.maguey.shared.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey drill`.
@Command(
    name = "drill",
    description = {
      "Sells in the running demo while things go wrong, and scores it.",
      "",
      "Works on `maguey up` with its lookalikes, and nowhere else. An exercise passes",
      "when each order has its ticket and email or its refund, every invariant holds",
      "and the figures equal Stripe's. Ends with 1 when one does not. The orders stay",
      "in the demo."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey drill",
      "  maguey drill dropped-webhooks stripe-429 --guests 10",
      "  maguey drill --json"
    })
public final class RunDrill implements Callable<Integer> {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  @Mixin private Operation operation;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      converter = Exercise.Named.class,
      description = {
        "Exercises; default all:",
        "duplicate-, late-, shuffled-, dropped-webhooks",
        "stripe-429, stripe-500, stripe-hangs",
        "resend-429, resend-500, resend-hangs",
        "database-restart"
      })
  private List<Exercise> named = List.of();

  @Option(
      names = "--guests",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "3",
      description = "Who buy in each exercise; default ${DEFAULT-VALUE}.")
  private int guests;

  @Option(
      names = "--lasts",
      paramLabel = "SPAN",
      converter = Since.class,
      defaultValue = "5s",
      description = "How long a trouble lasts; default ${DEFAULT-VALUE}.")
  private Duration lasts;

  @Option(
      names = "--wait",
      paramLabel = "SPAN",
      converter = Since.class,
      defaultValue = "5m",
      description = "How long mending may take; default ${DEFAULT-VALUE}.")
  private Duration wait;

  @Override
  public Integer call() {
    Path data = operation.part(ServiceConfig.Node.class).data();
    Map<String, String> running = DataFolder.running(data).orElse(Map.of());
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      DrilledDemo demo =
          new DrilledDemo(
              URI.create(running.getOrDefault("site", "")),
              Lookalike.of(Vendor.STRIPE, null, operation),
              Lookalike.of(Vendor.RESEND, null, operation),
              data.resolve("postgres"),
              http);
      Stripe.Account account = operation.stripe();
      if (!account.base().toString().equals(running.get("stripe.base"))
          || !operation.database().url().equals(running.get("database.url"))) {
        return operation.wrong(
            "The settings name another database or Stripe than the demo that runs in "
                + data
                + ": a drill is for that demo alone.");
      }
      return operation.run((application, report) -> drill(application, report, demo, account));
    } catch (Lookalike.Unreachable nobody) {
      operation.complain(String.valueOf(nobody.getMessage()));
      return ExitCode.UNREACHABLE;
    }
  }

  private int drill(
      Application application, Report report, DrilledDemo demo, Stripe.Account account) {
    List<Exercise> exercises = named.isEmpty() ? List.of(Exercise.values()) : named;
    Optional<Secret> keys = operation.known().find("keys.payment", Secret.class);
    Round round =
        new Round(
            demo,
            new Mending(application, account, keys, operation.venue()),
            operation.part(ServiceConfig.Sales.class).termsVersion(),
            guests,
            lasts,
            wait);
    List<Round.Result> results = new ArrayList<>();
    for (Exercise exercise : exercises) {
      Optional<Choice> choice = Choice.of(application, guests);
      if (choice.isEmpty()) {
        return operation.wrong(
            "No event on sale has %d places left. `maguey up --fresh` starts over."
                .formatted(guests));
      }
      results.add(round.run(exercise, choice.get()));
    }
    new DrillReport(report).print(results);
    return results.stream().allMatch(Round.Result::isPassed) ? ExitCode.DONE : ExitCode.WRONG;
  }
}
