package live.maguey.cli.launch;

import java.util.concurrent.Callable;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.launch.Release;
import live.maguey.launch.SignOff.Outcome;
import live.maguey.launch.SignOff.Request;
import live.maguey.launch.Signoff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey launch signoff`.
@Command(
    name = "signoff",
    description = {
      "Records that you went through a requirement by hand, and saw it.",
      "It counts for the release that runs, and stays as it is: who signs off again",
      "adds to it."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey launch signoff PAY-01 --note paid-with-my-own-card"})
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

  @Override
  public Integer call() {
    Request request = new Request(id, operation.release(), note);
    return operation.run((application, report) ->
        switch (application.watching().signOff().signOff(request, operation.cause())) {
          case Outcome.Signed(Signoff signoff) -> tell(report, signoff);
          case Outcome.NotARequirement() ->
              operation.wrong(
                  "%s is not one of the 28 requirements, as PAY-01. `maguey launch check --json` lists them."
                      .formatted(id));
          case Outcome.NotBuilt(String absent) ->
              operation.wrong("Nobody can have seen %s: %s is absent.".formatted(id, absent));
          case Outcome.NotARelease(Release release) ->
              operation.wrong(
                  ("This program was built from %s, so nobody could say later what you saw."
                          + " Build it from a clean clone of its commit, then sign off.")
                      .formatted(
                          release.equals(Release.UNKNOWN) ? "files outside git" : release.name()));
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
