package live.maguey.cli.tickets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.catalog.Event;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import live.maguey.tickets.Ticket;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey tickets show`.
@Command(
    name = "show",
    description = "One ticket by the number that is printed under its code.",
    footerHeading = "%nExamples:%n",
    footer = "  maguey tickets show 7K2Q-4F9X")
final class ShowTicket implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "NUMBER", description = "As 7K2Q-4F9X; hyphen and case do not matter.")
  private String number;

  @Override
  public Integer call() {
    return operation.run(this::show);
  }

  private int show(Desk desk, Report report) {
    Optional<Ticket> found = desk.stores().tickets().find(number);
    if (found.isEmpty()) {
      operation.complain("There is no ticket " + number + ".");
      return ExitCode.WRONG;
    }
    say(desk, report, found.get(), Map.of());
    return ExitCode.DONE;
  }

  /// @param more facts to say first, the same for people and in JSON
  static void say(Desk desk, Report report, Ticket ticket, Map<String, String> more) {
    Event event = desk.stores().events().find(ticket.event()).orElseThrow();
    String order =
        desk.stores()
            .orders()
            .find(ticket.order())
            .map(o -> o.details().reference().value())
            .orElse("");
    if (report.isJson()) {
      Map<String, Object> all = new LinkedHashMap<>(more);
      all.putAll(
          Report.fields(
              "number", ticket.number(),
              "order", order,
              "event", event.slug().value(),
              "tier", ticket.tierName(),
              "kind", Report.word(ticket.kind()),
              "serial", ticket.serial(),
              "void", ticket.voided() == null ? null : Report.word(ticket.voided()),
              "entries", ticket.entries(),
              "firstAdmittedAt", ticket.firstAdmittedAt(),
              "notAfter", ticket.notAfter()));
      report.print(all);
      return;
    }
    Map<String, String> facts = new LinkedHashMap<>(more);
    facts.put("order", order);
    facts.put("night", event.title() + ", " + event.businessDate());
    facts.put("tier", ticket.tierName());
    facts.put("state", ticket.voided() == null ? "valid" : "void: " + Report.word(ticket.voided()));
    facts.put("entries", Integer.toString(ticket.entries()));
    facts.put("admitted", report.time(ticket.firstAdmittedAt()));
    facts.put("serial", Integer.toString(ticket.serial()));
    report.facts(ticket.number(), facts);
  }
}
