package live.maguey.cli.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.gate.ScanLog;
import live.maguey.tickets.Ticket;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey tickets show`.
@Command(
    name = "show",
    description = "Shows one ticket, by the number printed under its code.",
    footerHeading = "%nExamples:%n",
    footer = "  maguey tickets show 7K2Q-4F9X")
final class ShowTicket implements Callable<Integer> {
  private static final int MOST_SCANS = 100;

  @Mixin private Operation operation;

  @Parameters(
      paramLabel = "NUMBER",
      description = "Such as 7K2Q-4F9X; hyphen and case do not matter.")
  private String number;

  @Override
  public Integer call() {
    return operation.run(this::show);
  }

  private int show(Desk desk, Report report) {
    Optional<Ticket> found = desk.stores().tickets().find(number);
    if (found.isEmpty()) {
      operation.complain("No ticket has the number " + number + ".");
      return ExitCode.WRONG;
    }
    if (report.isJson()) {
      report.print(json(desk, found.get()));
    } else {
      say(desk, report, found.get(), Map.of());
    }
    return ExitCode.DONE;
  }

  static Map<String, Object> json(Desk desk, Ticket ticket) {
    return Report.fields(
        "number", ticket.number(),
        "order", order(desk, ticket),
        "event", night(desk, ticket).slug().value(),
        "tier", ticket.tierName(),
        "kind", Report.word(ticket.kind()),
        "serial", ticket.serial(),
        "void", ticket.voided() == null ? null : Report.word(ticket.voided()),
        "entries", ticket.entries(),
        "firstAdmittedAt", ticket.firstAdmittedAt(),
        "notAfter", ticket.notAfter(),
        "scans", scans(desk, ticket).stream().map(ShowTicket::json).toList());
  }

  private static Map<String, Object> json(ScanLog.Scan scan) {
    return Report.fields(
        "at", scan.at(),
        "verdict", Report.word(scan.reason()),
        "gate", scan.gate(),
        "device", scan.device(),
        "person", scan.person());
  }

  private static List<ScanLog.Scan> scans(Desk desk, Ticket ticket) {
    return desk.stores().scanLog().of(ticket.id(), MOST_SCANS);
  }

  private static Event night(Desk desk, Ticket ticket) {
    return desk.stores().events().find(ticket.event()).orElseThrow();
  }

  private static String order(Desk desk, Ticket ticket) {
    return desk.stores()
        .orders()
        .find(ticket.order())
        .map(o -> o.details().reference().value())
        .orElse("");
  }

  /// @param more facts to say first
  static void say(Desk desk, Report report, Ticket ticket, Map<String, String> more) {
    Event event = night(desk, ticket);
    Map<String, String> facts = new LinkedHashMap<>(more);
    facts.put("order", order(desk, ticket));
    facts.put("event", event.title() + ", " + event.businessDate());
    facts.put("tier", ticket.tierName());
    facts.put("state", ticket.voided() == null ? "valid" : "void: " + Report.word(ticket.voided()));
    facts.put("entries", Integer.toString(ticket.entries()));
    facts.put("admitted", report.time(ticket.firstAdmittedAt()));
    facts.put("serial", Integer.toString(ticket.serial()));
    report.facts(ticket.number(), facts);
    List<ScanLog.Scan> scans = scans(desk, ticket);
    if (!scans.isEmpty()) {
      report.say("");
      report.table(
          List.of("SCANNED", "VERDICT", "GATE", "BY"),
          scans.stream()
              .map(s -> List.of(report.time(s.at()), Report.word(s.reason()), s.gate(), s.label()))
              .toList());
    }
  }
}
