package live.maguey.cli.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventNamed;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.lookup.LookUpEvents;
import live.maguey.refunds.RefundSearch;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey events show`.
@Command(
    name = "show",
    description = "Shows one event: times, prices, sales, refunds, admissions.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey events show tonight", "  maguey events show noche-de-humo --json"})
final class ShowEvent implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(
      paramLabel = "NAME",
      description = "Its name, from `maguey events list`, or `tonight`.")
  private String name;

  @Override
  public Integer call() {
    return operation.run(this::show);
  }

  private int show(Application application, Report report) {
    Optional<Event> found = EventNamed.find(application, name);
    if (found.isEmpty()) {
      operation.complain(
          "No event is called " + name + ". `maguey events list` shows the events to come.");
      return ExitCode.WRONG;
    }
    LookUpEvents.EventPicture picture = application.lookUp().events().picture(found.get());
    Event event = picture.event();
    List<RefundSearch.Figure> refunds = picture.refunds();
    Instant now = application.clock().instant();
    if (report.isJson()) {
      Map<String, Object> fields = EventFacts.json(event, now);
      fields.put("held", picture.held());
      fields.put("in", picture.in());
      fields.put("refunds", refunds.stream().map(ShowEvent::json).toList());
      report.print(fields);
      return ExitCode.DONE;
    }
    Map<String, String> facts = EventFacts.of(report, event);
    facts.put("on hold", Integer.toString(picture.held()));
    facts.put("in", Integer.toString(picture.in()));
    report.facts(event.title(), facts);
    report.say("");
    EventFacts.tiers(report, event, now);
    if (!refunds.isEmpty()) {
      report.say("");
      report.table(
          List.of("REFUNDS", "N", "AMOUNT"),
          refunds.stream()
              .map(f ->
                  List.of(
                      Report.word(f.state()),
                      Integer.toString(f.count()),
                      MoneyText.of(f.amount())))
              .toList());
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(RefundSearch.Figure figure) {
    return Report.fields(
        "state", Report.word(figure.state()),
        "count", figure.count(),
        "amount", figure.amount().minor(),
        "currency", figure.amount().currency().getCurrencyCode());
  }
}
