package live.maguey.cli.launch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.api.TicketKeys;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.launch.DecideOpening;
import live.maguey.launch.DecideOpening.Outcome;
import live.maguey.launch.DecideOpening.Request;
import live.maguey.launch.Decision;
import live.maguey.launch.Evidence;
import live.maguey.launch.Readiness;
import live.maguey.launch.SignedDecision;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey launch decide`.
@Command(
    name = "decide",
    description = {
      "Records and signs who decided whether the venue opens.",
      "Judges first, as `maguey launch check` does. Nobody opens against a no go; who",
      "stops an opening that could go says why. It stays as it is: who decides again",
      "adds to it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey launch decide go --by owner --note all-seen --dry-run",
      "  maguey launch decide go --by owner --note all-seen",
      "  maguey launch decide stop --by owner --note the-band-is-ill"
    })
final class DecideLaunch implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Judgement judgement;

  enum Word {
    GO,
    STOP
  }

  @Parameters(paramLabel = "WORD", description = "go, or stop.")
  private Word word;

  @Option(names = "--note", paramLabel = "TEXT", required = true, description = "Why, in one line.")
  private String note;

  @Option(
      names = "--by",
      paramLabel = "WHO",
      description = "Who decided, by role, as owner. Default: you.")
  private @Nullable String by;

  @Option(names = "--dry-run", description = "Only say whether it would be recorded.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Request request = new Request(word == Word.GO, by, note);
    Optional<Secret> master = operation.known().find("keys.master", Secret.class);
    if (master.isEmpty()) {
      operation.complain("keys.master is missing: it opens the key that signs the decision.");
      return ExitCode.USAGE;
    }
    List<Evidence> evidence = judgement.evidence(operation);
    var environment = judgement.environment(operation);
    return operation.run((application, report) -> {
      if (application.signing().ticketKeys(master.get()) != TicketKeys.OPEN) {
        return operation.wrong(
            "Nothing was done: no ticket key opens with this keys.master, so nothing can be"
                + " signed. Give the master key that the servers have.");
      }
      Readiness readiness = judgement.ofOpening(operation, application, evidence, environment);
      return decide(application, report, master.get(), request, readiness, evidence);
    });
  }

  private int decide(
      Application application,
      Report report,
      Secret master,
      Request request,
      Readiness readiness,
      List<Evidence> evidence) {
    DecideOpening opening = application.launching().decideOpening(master);
    Outcome outcome =
        dryRun
            ? opening.preview(request, readiness, operation.cause())
            : opening.decide(request, readiness, evidence, operation.cause());
    return switch (outcome) {
      case Outcome.Decided(SignedDecision signed) -> tell(report, signed);
      case Outcome.NotReady(Readiness judged) ->
          operation.wrong(
              "Nothing was recorded: "
                  + ReadinessReport.verdict(judged)
                  + ". `maguey launch check` lists what is missing and what to do.");
      case Outcome.NotARelease(var release) -> operation.wrong(Nameless.sentence(release));
    };
  }

  private int tell(Report report, SignedDecision signed) {
    if (report.isJson()) {
      report.print(DecisionFields.of(signed));
      return ExitCode.DONE;
    }
    Decision decision = signed.decision();
    report.say(
        "%s%s decided %s for release %s, on %d of 100 points"
            .formatted(
                dryRun ? "would record: " : "recorded as number " + signed.number() + ": ",
                decision.by(),
                decision.go() ? "go" : "no go",
                decision.release(),
                decision.score()));
    return ExitCode.DONE;
  }
}
