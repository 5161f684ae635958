package live.maguey.persistence.gate;

import java.util.List;
import java.util.Optional;
import live.maguey.devices.DeviceId;
import live.maguey.events.EventId;
import live.maguey.gate.Admissions;
import live.maguey.gate.Arrivals;
import live.maguey.gate.Figures;
import live.maguey.gate.Party;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.DuplicateKey;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.shared.Unavailable;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// Admissions in PostgreSQL: one statement decides, admits or lets out, and logs.
public final class PostgresAdmissions implements Admissions {
  /// A lost race is decided on the next snapshot; more than a few in a row is an outage.
  private static final int MOST_RACES = 5;

  private final Database database;
  private final Sql admit;

  public PostgresAdmissions(Database database) {
    this(database, GateSql.ADMIT);
  }

  /// @param admit the statement that decides
  PostgresAdmissions(Database database, Sql admit) {
    this.database = database;
    this.admit = admit;
  }

  private sealed interface Try {
    record Logged(Decided decided) implements Try {}

    /// Another gate, a refund or the same scan was faster; nothing was changed.
    record LostRace() implements Try {}

    record NoTicket() implements Try {}
  }

  @Override
  public Answer admit(Attempt attempt, TicketCode code, int key) {
    Params params =
        scanned(attempt, code, key)
            .and("opens", attempt.opensAt())
            .and("at_dispute", attempt.rules().atDispute())
            .and("capacity", attempt.rules().capacity())
            .and("at_capacity", attempt.rules().atCapacity())
            .and("entrance", attempt.device().entrance())
            .and("device_label", attempt.device().label());
    return decide(admit, params, attempt, code);
  }

  @Override
  public Answer letOut(Attempt attempt, TicketCode code, int key) {
    Params params = scanned(attempt, code, key).and("direction", attempt.device().direction());
    return decide(ExitSql.LET_OUT, params, attempt, code);
  }

  private static Params scanned(Attempt attempt, TicketCode code, int key) {
    return scan(attempt)
        .and("ticket", code.ticket().value())
        .and("serial", code.serial())
        .and("key", key);
  }

  @Override
  public boolean letIn(ByHand entry, TicketId pass) {
    return database.update(
            ExitSql.LET_IN,
            Params.of("scan", entry.id().value())
                .and("ticket", pass.value())
                .and("gate", entry.gate())
                .and("operator", entry.operator())
                .and("now", entry.at()))
        == 1;
  }

  private Answer decide(Sql sql, Params params, Attempt attempt, TicketCode code) {
    for (int races = 0; races < MOST_RACES; races++) {
      switch (ask(sql, params)) {
        case Try.Logged(Decided decided) -> {
          return decided;
        }
        case Try.NoTicket() -> {
          return refuse(attempt, Reason.UNKNOWN_TICKET, TextHash.of(code.ticket().toString()));
        }
        case Try.LostRace() -> {
          Optional<Answer> repeated = answered(attempt);
          if (repeated.isPresent()) {
            return repeated.get();
          }
        }
      }
    }
    throw new Unavailable("ticket " + code.ticket() + " is being changed: scan again");
  }

  private Try ask(Sql sql, Params params) {
    try {
      return database.get(sql, params, PostgresAdmissions::answer).orElseGet(Try.NoTicket::new);
    } catch (DuplicateKey sameScan) {
      return new Try.LostRace();
    }
  }

  private static Try answer(Columns c) {
    return c.idOrNull("scan_id") == null ? new Try.LostRace() : new Try.Logged(decided(c));
  }

  private static Decided decided(Columns c) {
    Decision decision = DecisionColumns.read(c);
    return new Decided(decision, figures(c), isOfTable(decision.ticket()) ? party(c) : null);
  }

  private static boolean isOfTable(@Nullable Ticket ticket) {
    return ticket != null && ticket.seat().isPresent();
  }

  private static Party party(Columns c) {
    return new Party(
        c.textOrNull("host"),
        c.text("section"),
        new Arrivals(c.integer("seats"), c.integer("arrived")),
        c.integer("still_inside"));
  }

  private @Nullable Party party(@Nullable Ticket ticket) {
    return Optional.ofNullable(ticket)
        .flatMap(Ticket::seat)
        .map(Ticket.Seat::pass)
        .flatMap(pass ->
            database.get(
                GateSql.PARTY,
                Params.of("order", pass.order().value()).and("line", pass.line()),
                PostgresAdmissions::party))
        .orElse(null);
  }

  @Override
  public Answer refuse(Attempt attempt, Reason reason, TextHash text) {
    database.update(
        GateSql.REFUSE,
        scan(attempt)
            .and("direction", attempt.device().direction())
            .and("reason", reason)
            .and("hash", text.value()));
    return answered(attempt).orElseThrow();
  }

  /// What the log has under the attempt's id. Scans of before contents were kept repeat by id
  /// alone.
  private Optional<Answer> answered(Attempt attempt) {
    return database
        .get(
            GateSql.FIND_SCAN,
            Params.of("scan", attempt.id().value()),
            c ->
                isOf(c, attempt)
                    ? Optional.of(DecisionColumns.read(c))
                    : Optional.<Decision>empty())
        .map(mine ->
            mine.<Answer>map(decision ->
                    new Decided(decision, figures(attempt.event()), party(decision.ticket())))
                .orElseGet(Conflict::new));
  }

  private static boolean isOf(Columns c, Attempt attempt) {
    String content = c.textOrNull("content");
    return content == null || content.equals(attempt.content().value());
  }

  @Override
  public Optional<Decision> find(ScanId id) {
    return database.get(GateSql.FIND_SCAN, Params.of("scan", id.value()), DecisionColumns::read);
  }

  @Override
  public List<Decision> of(TicketId ticket, int limit) {
    return database.list(
        GateSql.SCANS_OF_TICKET,
        Params.of("ticket", ticket.value()).and("limit", limit),
        DecisionColumns::read);
  }

  @Override
  public Figures figures(EventId event) {
    return database
        .get(GateSql.GATE_FIGURES, Params.of("event", event.value()), PostgresAdmissions::figures)
        .orElseThrow();
  }

  private static Figures figures(Columns c) {
    return new Figures(c.integer("tickets_in"), c.integer("people"));
  }

  @Override
  public int sold(EventId event) {
    return database
        .get(GateSql.COUNT_SOLD, Params.of("event", event.value()), c -> c.integer("n"))
        .orElseThrow();
  }

  @Override
  public List<Decision> latest(EventId event, DeviceId device, int limit) {
    return database.list(
        GateSql.LATEST_SCANS,
        Params.of("event", event.value()).and("device", device.value()).and("limit", limit),
        DecisionColumns::read);
  }

  private static Params scan(Attempt attempt) {
    return Params.of("scan", attempt.id().value())
        .and("event", attempt.event().value())
        .and("device", attempt.device().id().value())
        .and("gate", attempt.device().gate())
        .and("person", attempt.device().person())
        .and("by_hand", attempt.byHand())
        .and("device_time", attempt.deviceTime())
        .and("now", attempt.receivedAt())
        .and("content", attempt.content().value());
  }
}
