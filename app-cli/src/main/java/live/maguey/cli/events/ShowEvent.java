package live.maguey.cli.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.catalog.Event;
import live.maguey.catalog.PricePhase;
import live.maguey.catalog.Tier;
import live.maguey.cli.ExitCode;
import live.maguey.cli.NightNamed;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey events show`.
@Command(
    name = "show",
    description = "One night: its times, what is on sale and for how much, who is in.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey events show tonight", "  maguey events show noche-de-humo --json"})
final class ShowEvent implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "NAME", description = "As in its address, or `tonight`.")
  private String name;

  @Override
  public Integer call() {
    return operation.run(this::show);
  }

  private int show(Desk desk, Report report) {
    Optional<Event> found = NightNamed.find(desk, name);
    if (found.isEmpty()) {
      operation.complain("There is no night called " + name + ". `maguey events list` has all.");
      return ExitCode.WRONG;
    }
    Event event = found.get();
    int held = desk.stores().events().onHold(event.id());
    int in = desk.stores().admissions().admitted(event.id());
    Instant now = desk.stores().clock().instant();
    if (report.isJson()) {
      report.print(
          Report.fields(
              "event", event.slug().value(),
              "title", event.title(),
              "state", Report.word(event.state()),
              "night", event.businessDate().toString(),
              "doors", event.doors(),
              "starts", event.starts(),
              "ends", event.ends(),
              "salesOpen", event.salesOpen(),
              "salesClose", event.salesClose(),
              "held", held,
              "in", in,
              "tiers", event.tiers().stream().map(t -> json(event, t, now)).toList()));
      return ExitCode.DONE;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("name", event.slug().value());
    facts.put("state", Report.word(event.state()));
    facts.put("night", event.businessDate().toString());
    facts.put("doors", report.time(event.doors()));
    facts.put("ends", report.time(event.ends()));
    facts.put("sales", report.time(event.salesOpen()) + " to " + report.time(event.salesClose()));
    facts.put("on hold", Integer.toString(held));
    facts.put("in", Integer.toString(in));
    report.facts(event.title(), facts);
    report.say("");
    report.table(
        List.of("TIER", "TAKEN", "PRICE", "NOW"),
        event.tiers().stream()
            .map(t ->
                List.of(
                    t.name(),
                    t.taken() + " of " + t.capacity(),
                    t.phaseAt(now).map(p -> p.price().display()).orElse(""),
                    Report.word(event.availability(t, now))))
            .toList());
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(Event event, Tier tier, Instant now) {
    Optional<PricePhase> phase = tier.phaseAt(now);
    return Report.fields(
        "id", tier.id().toString(),
        "name", tier.name(),
        "taken", tier.taken(),
        "capacity", tier.capacity(),
        "price", phase.map(p -> p.price().minor()).orElse(null),
        "currency", tier.phases().getFirst().price().currency().getCurrencyCode(),
        "availability", Report.word(event.availability(tier, now)));
  }
}
