package live.maguey.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.doctor.Checkup;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.launch.CheckReadiness;
import live.maguey.launch.Evidence;
import live.maguey.launch.Profile;
import live.maguey.launch.Readiness;
import live.maguey.launch.Requirements;
import live.maguey.shared.InvalidRequest;
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
      "  maguey launch check --profile ci --junit target/launch.xml"
    })
final class CheckLaunch implements Callable<Integer> {
  /// Two questions, each with its own five seconds.
  private static final Duration LIMIT = Duration.ofSeconds(12);

  @Mixin private Operation operation;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "production",
      description = "For production (the default), or ci for a build.")
  private Profile profile;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = {
        "What a test run proved; can be given again. Default: target/evidence.json and",
        "docs/evidence-full.json where they are."
      })
  private List<Path> files = List.of();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also write it as a JUnit report, a test case for each line.")
  private @Nullable Path junit;

  @Override
  public Integer call() {
    List<Evidence> evidence = EvidenceFile.read(files);
    if (evidence.isEmpty()) {
      operation.complain(
          "No run of the tests has left its evidence here. Run ./check, or name the file with"
              + " --evidence.");
    }
    return switch (profile) {
      case CI -> tell(build(evidence), new ReadinessReport(operation.report()));
      case PRODUCTION -> opening(evidence);
    };
  }

  private Readiness build(List<Evidence> evidence) {
    return new CheckReadiness(Requirements.load().all(), operation.release(), Duration.ZERO)
        .forBuild(evidence, Instant.now(operation.clock()));
  }

  private int opening(List<Evidence> evidence) {
    Duration fresh = operation.part(ServiceConfig.Launch.class).fresh();
    var findings = new Checkup(LIMIT).of(operation.known());
    return operation.run((application, report) ->
        tell(
            new CheckReadiness(Requirements.load().all(), operation.release(), fresh)
                .forOpening(
                    evidence,
                    application.watching().signoffs(),
                    Probes.of(findings),
                    application.clock().instant()),
            new ReadinessReport(report)));
  }

  private int tell(Readiness readiness, ReadinessReport report) {
    if (junit != null) {
      write(junit, JUnitReport.of(readiness));
    }
    report.tell(readiness);
    return readiness.isGo() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new InvalidRequest("junit " + file, "cannot be written");
    }
  }
}
