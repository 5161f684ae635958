package live.maguey.cli.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.gate.ScanLog;
import live.maguey.lookup.LookUpTickets.TicketPicture;
import live.maguey.orders.OrderReference;
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
  @Mixin private Operation operation;

  @Parameters(
      paramLabel = "NUMBER",
      description = "Such as 7K2Q-4F9X; hyphen and case do not matter.")
  private String number;

  @Override
  public Integer call() {
    return operation.run(this::show);
  }

  private int show(Application application, Report report) {
    Optional<Ticket> found = application.lookUp().tickets().find(number);
    if (found.isEmpty()) {
      operation.complain(NoTicket.has(number));
      return ExitCode.WRONG;
    }
    TicketPicture picture = application.lookUp().tickets().picture(found.get());
    if (report.isJson()) {
      report.print(json(picture));
    } else {
      say(report, picture, Map.of());
    }
    return ExitCode.DONE;
  }

  static Map<String, Object> json(TicketPicture picture) {
    Ticket ticket = picture.ticket();
    return Report.fields(
        "number", ticket.number(),
        "order", OrderReference.of(ticket.order()).value(),
        "event", picture.event().slug().value(),
        "tier", ticket.name(),
        "kind", Report.word(ticket.kind()),
        "serial", ticket.serial(),
        "void", ticket.voidReason().map(Report::word).orElse(null),
        "entries", ticket.entries(),
        "firstAdmittedAt", ticket.firstAdmittedAt().orElse(null),
        "notAfter", ticket.notAfter(),
        "scans", picture.scans().stream().map(ShowTicket::json).toList());
  }

  private static Map<String, Object> json(ScanLog.Scan scan) {
    return Report.fields(
        "at", scan.at(),
        "verdict", Report.word(scan.reason()),
        "gate", scan.gate(),
        "device", scan.device(),
        "person", scan.person());
  }

  /// @param more facts to say first
  static void say(Report report, TicketPicture picture, Map<String, String> more) {
    Ticket ticket = picture.ticket();
    Event event = picture.event();
    Map<String, String> facts = new LinkedHashMap<>(more);
    facts.put("order", OrderReference.of(ticket.order()).value());
    facts.put("event", event.title() + ", " + event.businessDate());
    facts.put("tier", ticket.name());
    facts.put("state", ticket.voidReason().map(why -> "void: " + Report.word(why)).orElse("valid"));
    facts.put("entries", Integer.toString(ticket.entries()));
    facts.put("admitted", report.time(ticket.firstAdmittedAt().orElse(null)));
    facts.put("serial", Integer.toString(ticket.serial()));
    report.facts(ticket.number(), facts);
    List<ScanLog.Scan> scans = picture.scans();
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
