package live.maguey.cli.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Written;
import live.maguey.launch.Evidence;
import live.maguey.launch.Profile;
import live.maguey.launch.Readiness;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey launch check`.
@Command(
    name = "check",
    description = {
      "Says whether the venue may open with this release: go or no go.",
      "Looks at each of the customer's 28 requirements and 58 criteria, by what proves",
      "it, and at the environment, as `maguey doctor` does. Go takes 90 of 100 points,",
      "nothing critical missing and no proof that is stale: of another release, or",
      "older than the setting `launch.fresh`. Changes nothing; ends with 1 on no go.",
      "",
      "With --profile ci it judges a build by its own tests: whatever is built must be",
      "proved, what is absent is named and left out, the environment is not looked at."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey launch check",
      "  maguey launch check --evidence evidence.json --json",
      "  maguey launch check --profile ci --junit target/launch.xml",
      "  maguey launch check --html launch.html"
    })
final class CheckLaunch implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Judgement judgement;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "production",
      description = "For production (the default), or ci for a build.")
  private Profile profile;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also write it as a JUnit report, a test case for each line.")
  private @Nullable Path junit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write it as a page that needs nothing else, to keep or to print.")
  private @Nullable Path html;

  @Override
  public Integer call() {
    List<Evidence> evidence = judgement.evidence(operation);
    return switch (profile) {
      case CI ->
          tell(judgement.ofBuild(operation, evidence), new ReadinessReport(operation.report()));
      case PRODUCTION -> {
        var environment = judgement.environment(operation);
        yield operation.run((application, report) ->
            tell(
                judgement.ofOpening(operation, application, evidence, environment),
                new ReadinessReport(report)));
      }
    };
  }

  private int tell(Readiness readiness, ReadinessReport report) {
    if (junit != null) {
      Written.to("junit", junit, JUnitReport.of(readiness));
    }
    if (html != null) {
      Written.to("html", html, ReadinessPage.of(readiness));
    }
    report.tell(readiness);
    return readiness.isGo() ? ExitCode.DONE : ExitCode.WRONG;
  }
}
