package live.maguey.cli.launch;

import java.util.concurrent.Callable;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.launch.Release;
import live.maguey.launch.SignOff.Outcome;
import live.maguey.launch.SignOff.Request;
import live.maguey.launch.Signoff;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey launch signoff`.
@Command(
    name = "signoff",
    description = {
      "Records that a person saw a requirement hold, by hand.",
      "It counts for the release that runs, and stays as it is: who signs off again",
      "adds to it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey launch signoff PAY-01 --note paid-with-my-own-card",
      "  maguey launch signoff SCAN-01 --by door-lead --note two-phones-ten-codes"
    })
final class SignOffRequirement implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "REQUIREMENT", description = "One of the 28, as PAY-01.")
  private String id;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      required = true,
      description = "What you did and saw, in one line; no names in it.")
  private String note;

  @Option(
      names = "--by",
      paramLabel = "WHO",
      description = "Who saw it, by role, as door-lead. Default: you.")
  private @Nullable String by;

  @Override
  public Integer call() {
    Request request = new Request(id, operation.release(), by, note);
    return operation.run((application, report) ->
        switch (application.launching().signOff().signOff(request, operation.cause())) {
          case Outcome.Signed(Signoff signoff) -> tell(report, signoff);
          case Outcome.NotARequirement() ->
              operation.wrong(
                  "%s is not one of the 28 requirements, as PAY-01. `maguey launch check --json` lists them."
                      .formatted(id));
          case Outcome.NotBuilt(String absent) ->
              operation.wrong("Nobody can have seen %s: %s is absent.".formatted(id, absent));
          case Outcome.NotARelease(Release release) -> operation.wrong(Nameless.sentence(release));
        });
  }

  private static int tell(Report report, Signoff signoff) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "requirement", signoff.requirement(),
              "by", signoff.by(),
              "at", signoff.at(),
              "release", signoff.release().name(),
              "note", signoff.note()));
    } else {
      report.say(
          "%s signed off %s of release %s"
              .formatted(signoff.by(), signoff.requirement(), signoff.release()));
    }
    return ExitCode.DONE;
  }
}
