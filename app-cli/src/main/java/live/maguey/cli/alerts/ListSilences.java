package live.maguey.cli.alerts;

import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.alerts.Silence;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey alerts silences`.
@Command(
    name = "silences",
    description = "Lists the kinds of alerts that nobody is told of, and until when.",
    footerHeading = "%nExamples:%n",
    footer = "  maguey alerts silences")
final class ListSilences implements Callable<Integer> {
  @Mixin private Operation operation;

  @Override
  public Integer call() {
    return operation.run(ListSilences::list);
  }

  private static int list(Application application, Report report) {
    List<Silence> silences = application.lookUp().alerts().silences();
    report.list(
        "silences",
        silences.stream()
            .map(silence ->
                Report.fields(
                    "kind", silence.kind().text(),
                    "since", silence.since(),
                    "until", silence.until(),
                    "by", silence.by(),
                    "note", silence.note()))
            .toList(),
        List.of("KIND", "UNTIL", "BY", "WHY"),
        silences.stream()
            .map(silence ->
                List.of(
                    silence.kind().text(),
                    report.time(silence.until()),
                    silence.by(),
                    silence.note()))
            .toList());
    return ExitCode.DONE;
  }
}
