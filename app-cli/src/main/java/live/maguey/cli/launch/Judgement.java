package live.maguey.cli.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.api.Application;
import live.maguey.api.doctor.Checkup;
import live.maguey.api.doctor.Finding;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.cli.command.Operation;
import live.maguey.launch.CheckReadiness;
import live.maguey.launch.Evidence;
import live.maguey.launch.Readiness;
import live.maguey.launch.Requirements;
import picocli.CommandLine.Option;

/// The judgement of the running program, by the evidence that is named or there.
final class Judgement {
  /// Two questions, each with its own five seconds.
  private static final Duration LIMIT = Duration.ofSeconds(12);

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = {
        "What a test run proved; can be given again. Default: target/evidence.json and",
        "docs/evidence-full.json where they are."
      })
  private List<Path> files = List.of();

  /// Complains where no run has left any.
  List<Evidence> evidence(Operation operation) {
    List<Evidence> evidence = EvidenceFile.read(files);
    if (evidence.isEmpty()) {
      operation.complain(
          "No run of the tests has left its evidence here. Run ./check, or name the file with"
              + " --evidence.");
    }
    return evidence;
  }

  Readiness ofBuild(Operation operation, List<Evidence> evidence) {
    return new CheckReadiness(Requirements.load().all(), operation.release(), Duration.ZERO)
        .forBuild(evidence, Instant.now(operation.clock()));
  }

  /// What `doctor` finds; to be asked before the database is held.
  List<Finding> environment(Operation operation) {
    return new Checkup(LIMIT).of(operation.known());
  }

  Readiness ofOpening(
      Operation operation,
      Application application,
      List<Evidence> evidence,
      List<Finding> environment) {
    Duration fresh = operation.part(ServiceConfig.Launch.class).fresh();
    return new CheckReadiness(Requirements.load().all(), operation.release(), fresh)
        .forOpening(
            evidence,
            application.launching().signoffs(),
            Probes.of(environment),
            application.clock().instant());
  }
}
