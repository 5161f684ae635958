package live.maguey.cli.alerts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.alerts.Alert;
import live.maguey.api.Application;
import live.maguey.cli.command.Advised;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.lookup.LookUpAlerts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey alerts show`.
@Command(
    name = "show",
    description = {
      "Shows one alert: what is wrong, who looks at it, what to do.",
      "And what each channel was told of it, when, what it is still to be told, and",
      "what it answered where it takes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = "  maguey alerts show 17")
final class ShowAlert implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "ALERT", description = "Its number, from `maguey alerts list`.")
  private String number;

  @Override
  public Integer call() {
    long parsed = AlertNumber.parse(number);
    return operation.run((application, report) -> show(application, report, parsed));
  }

  private int show(Application application, Report report, long parsed) {
    Optional<LookUpAlerts.Shown> found = application.lookUp().alerts().find(parsed);
    if (found.isEmpty()) {
      return operation.wrong(AlertNumber.none(parsed));
    }
    LookUpAlerts.Shown shown = found.get();
    Alert alert = shown.alert();
    List<LookUpAlerts.Channel> channels = application.lookUp().alerts().channels(alert);
    if (report.isJson()) {
      Map<String, Object> fields = json(shown);
      fields.put("channels", channels.stream().map(ToldWords::json).toList());
      report.print(fields);
      return ExitCode.DONE;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("about", shown.about());
    facts.put("what", alert.detail());
    facts.put("severity", Report.word(alert.kind().severity()));
    facts.put("raised", report.time(alert.raisedAt()));
    if (alert.count() > 1) {
      facts.put("seen", alert.count() + " times, last " + report.time(alert.seenAt()));
    }
    switch (alert.state()) {
      case Alert.State.Open() -> facts.put("state", "open: nobody looks at it");
      case Alert.State.Acknowledged(var by, var at) ->
          facts.put("state", "acknowledged by " + by + ", " + report.time(at));
      case Alert.State.Closed(var at, var by) -> {
        facts.put(
            "state",
            "closed "
                + report.time(at)
                + by.map(person -> " by " + person.by()).orElse(": its cause was gone"));
        by.ifPresent(person -> facts.put("note", person.note()));
      }
    }
    channels.forEach(channel ->
        facts.put(channel.heard().channel().text(), ToldWords.of(channel, report::time)));
    if (!alert.isClosed()) {
      facts.put("next", shown.todo());
      facts.put("runbook", Advised.page(alert.kind()));
    }
    report.facts("Alert " + alert.number() + ", " + alert.kind().text(), facts);
    return ExitCode.DONE;
  }

  static Map<String, Object> json(LookUpAlerts.Shown shown) {
    Alert alert = shown.alert();
    Map<String, Object> fields =
        Report.fields(
            "number", alert.number(),
            "kind", alert.kind().text(),
            "severity", Report.word(alert.kind().severity()),
            "subject", alert.subject(),
            "about", shown.about(),
            "detail", alert.detail(),
            "state", Report.word(alert.state().stage()),
            "raisedAt", alert.raisedAt(),
            "seenAt", alert.seenAt(),
            "count", alert.count());
    fields.putAll(state(alert.state()));
    fields.put("todo", shown.todo());
    return Advised.fields(fields, alert.kind(), "maguey alerts show " + alert.number());
  }

  private static Map<String, Object> state(Alert.State state) {
    Alert.State.Acknowledged seen = state instanceof Alert.State.Acknowledged a ? a : null;
    Alert.State.Closed closed = state instanceof Alert.State.Closed c ? c : null;
    Alert.Closing by = closed == null ? null : closed.by().orElse(null);
    return Report.fields(
        "acknowledgedBy", seen == null ? null : seen.by(),
        "acknowledgedAt", seen == null ? null : seen.at(),
        "closedAt", closed == null ? null : closed.at(),
        "closedBy", by == null ? null : by.by(),
        "note", by == null ? null : by.note());
  }
}
