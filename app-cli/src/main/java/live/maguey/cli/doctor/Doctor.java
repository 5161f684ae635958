package live.maguey.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.doctor.Checkup;
import live.maguey.api.doctor.Finding;
import live.maguey.cli.command.Advised;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.runbooks.Diagnosis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey doctor`.
@Command(
    name = "doctor",
    description = {
      "Checks every setting and everything the server depends on.",
      "This machine, the database, Stripe and its webhooks, Resend, the public",
      "address: what is wrong and what to do. Changes nothing; ends with 1 when",
      "something failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey doctor",
      "  maguey doctor --config /etc/maguey.yaml",
      "  maguey doctor --json"
    })
public final class Doctor implements Callable<Integer> {
  /// Two questions, each with its own five seconds.
  private static final Duration LIMIT = Duration.ofSeconds(12);

  @Mixin private Operation operation;

  @Override
  public Integer call() {
    List<Finding> findings = new Checkup(LIMIT).of(operation.known());
    Report report = operation.report();
    if (report.isJson()) {
      report.print(Map.of("findings", findings.stream().map(Doctor::json).toList()));
    } else {
      tell(report, findings);
    }
    return count(findings, Finding.Level.FAILED) == 0 ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static Map<String, Object> json(Finding finding) {
    return Advised.fields(
        Report.fields(
            "subject", finding.subject(),
            "level", Report.word(finding.level()),
            "result", finding.said(),
            "advice", finding.advice().isEmpty() ? null : finding.advice()),
        finding.diagnosis(),
        "maguey doctor");
  }

  private static void tell(Report report, List<Finding> findings) {
    report.table(List.of("CHECK", "STATE", "RESULT"), findings.stream().map(Doctor::row).toList());
    report.say("");
    long failed = count(findings, Finding.Level.FAILED);
    long warnings = count(findings, Finding.Level.WARNING);
    long open = count(findings, Finding.Level.NOT_CHECKED);
    report.say(
        failed + warnings + open == 0
            ? "Everything is fine."
            : "%d failed, %d %s, %d not checked."
                .formatted(failed, warnings, warnings == 1 ? "warning" : "warnings", open));
  }

  private static List<String> row(Finding finding) {
    return List.of(
        finding.subject(),
        Report.word(finding.level()).replace('_', ' '),
        Report.then(Report.then(finding.said(), finding.advice()), page(finding.diagnosis())));
  }

  private static String page(@Nullable Diagnosis diagnosis) {
    return diagnosis == null ? "" : "More: `" + Advised.page(diagnosis) + "`.";
  }

  private static long count(List<Finding> findings, Finding.Level level) {
    return findings.stream().filter(f -> f.level() == level).count();
  }
}
