package live.maguey.http.gate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.devices.Device;
import live.maguey.devices.Direction;
import live.maguey.devices.Entrance;
import live.maguey.events.Event;
import live.maguey.events.TableId;
import live.maguey.events.Venue;
import live.maguey.gate.Admissions;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.Party;
import live.maguey.gate.Reason;
import live.maguey.gate.WatchEvent;
import live.maguey.http.answers.PageWords;
import live.maguey.shared.Language;
import live.maguey.tickets.Ticket;
import live.maguey.words.LocalTimes;
import org.jspecify.annotations.Nullable;

/// Puts what the gate decided into words.
final class GateAsJson {
  private final Venue venue;

  GateAsJson(Venue venue) {
    this.venue = venue;
  }

  TonightJson tonight(WatchEvent.Tonight tonight, Device device, Language reader) {
    Event event = tonight.event();
    return new TonightJson(
        new TonightJson.EventJson(
            event.slug().toString(),
            event.title(),
            day(event.businessDate(), reader),
            event.businessDate(),
            event.doors(),
            event.ends(),
            event.minimumAge()),
        new TonightJson.DeviceJson(
            device.gate(),
            Objects.requireNonNullElse(device.person(), device.name()),
            device.direction() == Direction.OUT ? "out" : null,
            device.entrance() == Entrance.ALL ? null : code(device.entrance())),
        tonight.figures().ticketsIn(),
        tonight.sold(),
        tonight.figures().inside(),
        venue.capacity(),
        tonight.latest().stream().map(decision -> lastScan(decision, event, reader)).toList());
  }

  private TonightJson.LastScanJson lastScan(
      Admissions.Decision decision, Event tonight, Language reader) {
    return new TonightJson.LastScanJson(
        decision.scan().toString(),
        decision.at(),
        answer(decision),
        words(decision, tonight, reader).title());
  }

  VerdictJson verdict(AdmitGuest.Outcome.Decided decided, Language reader) {
    Admissions.Decision decision = decided.decision();
    Map<String, String> facts = facts(decision, decided.event(), reader);
    VerdictJson.TableJson table = table(decision.ticket(), decided, reader);
    if (table != null) {
      facts.put("seats", Integer.toString(table.seats()));
      facts.put("inside", Integer.toString(table.inside()));
      facts.put("table", ofTable(table, Objects.requireNonNull(decision.ticket()), reader));
    }
    VerdictWords words =
        VerdictWords.of(decision.reason(), kind(decision.ticket()), facts, PageWords.in(reader));
    return new VerdictJson(
        decision.scan().toString(),
        answer(decision),
        decision.reason().code(),
        words.title(),
        words.line(),
        details(decision),
        FiguresJson.of(decided.figures(), venue),
        table);
  }

  private static VerdictJson.@Nullable TableJson table(
      @Nullable Ticket ticket, AdmitGuest.Outcome.Decided decided, Language reader) {
    Party party = decided.party();
    return ticket == null || party == null
        ? null
        : new VerdictJson.TableJson(
            label(ticket, decided.event(), reader),
            decided.event().roomText(party.section(), reader).text(),
            party.host(),
            party.arrivals().seats(),
            party.arrivals().in(),
            party.inside());
  }

  private static String kind(@Nullable Ticket ticket) {
    return ticket == null || ticket.seat().isEmpty() ? "" : ticket.isPass() ? "pass" : "joined";
  }

  /// `Table 12`, also for a ticket that joined; a tier's name for a plain one.
  private static String label(Ticket ticket, Event event, Language reader) {
    return ticket
        .seat()
        .map(seat -> TableId.name(seat.table(), reader))
        .orElseGet(() -> ticket.named(event, reader).text());
  }

  /// `Front row. Host Carmen. Guest Luz.`: what is known of it.
  private static String ofTable(VerdictJson.TableJson table, Ticket pass, Language reader) {
    Map<String, String> facts = new HashMap<>();
    if (!table.section().isBlank()) {
      facts.put("section", table.section());
    }
    if (table.host() != null) {
      facts.put("host", table.host());
    }
    if (pass.kind() == Ticket.Kind.GUEST && pass.holder() != null) {
      facts.put("guest", pass.holder());
    }
    return Stream.of("section", "host", "guest")
        .map(part -> VerdictWords.said("verdict.table." + part, facts, PageWords.in(reader)))
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String answer(Admissions.Decision decision) {
    return code(decision.reason().verdict());
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private VerdictWords words(Admissions.Decision decision, Event tonight, Language reader) {
    Map<String, String> facts = facts(decision, tonight, reader);
    return VerdictWords.of(decision.reason(), kind(decision.ticket()), facts, PageWords.in(reader));
  }

  private Map<String, String> facts(Admissions.Decision decision, Event tonight, Language reader) {
    LocalTimes times = new LocalTimes(venue.zone(), reader);
    Map<String, String> facts = new HashMap<>();
    if (decision.reason() == Reason.NOT_OPEN) {
      facts.put("time", times.clock(tonight.doors()));
    }
    Admissions.Earlier earlier = decision.earlier();
    if (earlier != null) {
      facts.putIfAbsent("time", times.clock(earlier.at()));
      facts.put("gate", earlier.gate());
      facts.put("device", earlier.device());
    }
    Ticket ticket = decision.ticket();
    if (ticket != null) {
      facts.put("tier", ticket.seat().isPresent() ? label(ticket, tonight, reader) : ticket.name());
    }
    Admissions.TicketEvent event = decision.event();
    if (event != null) {
      facts.put("night", event.title() + ", " + day(event.businessDate(), reader));
    }
    return facts;
  }

  private static VerdictJson.@Nullable DetailsJson details(Admissions.Decision decision) {
    Ticket ticket = decision.ticket();
    Admissions.TicketEvent event = decision.event();
    if (ticket == null || event == null) {
      return null;
    }
    Admissions.Earlier earlier = decision.earlier();
    return new VerdictJson.DetailsJson(
        code(ticket.kind()),
        ticket.number(),
        ticket.name(),
        ticket.party(),
        ticket.holder(),
        new VerdictJson.TicketEventJson(event.slug(), event.title(), event.businessDate()),
        earlier == null ? null : earlier.at(),
        earlier == null ? null : earlier.gate(),
        earlier == null ? null : earlier.device());
  }

  private String day(LocalDate date, Language reader) {
    LocalTimes times = new LocalTimes(venue.zone(), reader);
    return times.within(times.day(date));
  }
}
