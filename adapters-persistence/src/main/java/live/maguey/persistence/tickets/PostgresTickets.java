package live.maguey.persistence.tickets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.TicketNumber;
import live.maguey.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/// Tickets in PostgreSQL.
public final class PostgresTickets implements Tickets {
  private final Database database;

  public PostgresTickets(Database database) {
    this.database = database;
  }

  @Override
  public List<Ticket> issue(List<Ticket> tickets) {
    if (tickets.isEmpty() || store(tickets) == tickets.size()) {
      return List.of();
    }
    // By a statement of its own: what the one before waited for is seen.
    Set<Ticket.Origin> there =
        Set.copyOf(
            database.list(
                TicketSql.ISSUED_FOR,
                Params.of("orders", each(tickets, t -> t.order().value())),
                TicketRow::origin));
    return tickets.stream().filter(t -> !there.contains(t.origin())).toList();
  }

  private long store(List<Ticket> tickets) {
    return database.update(
        TicketSql.ISSUE_TICKETS,
        Params.of("ids", each(tickets, t -> t.id().value()))
            .and("numbers", each(tickets, Ticket::number))
            .and("orders", each(tickets, t -> t.order().value()))
            .and("lines", each(tickets, Ticket::line))
            .and("nos", each(tickets, Ticket::no))
            .and("events", each(tickets, t -> t.event().value()))
            .and("event_numbers", each(tickets, t -> t.code().eventNumber()))
            .and("names", each(tickets, t -> t.label().name()))
            .and("notes", each(tickets, Ticket::note))
            .and("kinds", each(tickets, Ticket::kind))
            .and("policies", each(tickets, Ticket::policy))
            .and("parties", each(tickets, Ticket::party))
            .and("serials", each(tickets, Ticket::serial))
            .and("holders", each(tickets, Ticket::holder))
            .and("not_afters", each(tickets, Ticket::notAfter)));
  }

  private static List<?> each(List<Ticket> tickets, Function<Ticket, @Nullable Object> field) {
    return tickets.stream().map(field).toList();
  }

  @Override
  public List<Ticket> of(OrderId order) {
    return database.list(
        TicketSql.TICKETS_OF_ORDER, Params.of("order", order.value()), TicketRow::read);
  }

  @Override
  public List<Ticket> lock(OrderId order) {
    database.requireUnit();
    // Read by a statement of its own, as an order is: what was waited for is seen.
    database.list(TicketSql.LOCK_TICKETS, Params.of("order", order.value()), c -> c.id("id"));
    return of(order);
  }

  @Override
  public Optional<Ticket> find(TicketId id) {
    return database.get(TicketSql.FIND_TICKET, Params.of("id", id.value()), TicketRow::read);
  }

  @Override
  public Optional<Ticket> find(String number) {
    String bare = TicketNumber.bare(number);
    if (bare.length() != 8) {
      return Optional.empty();
    }
    return database.get(
        TicketSql.FIND_TICKET_BY_NUMBER,
        Params.of("number", bare.substring(0, 4) + "-" + bare.substring(4)),
        TicketRow::read);
  }

  @Override
  public boolean voidTicket(TicketId id, Ticket.VoidReason reason, Instant at) {
    return database.update(
            TicketSql.VOID_TICKET, Params.of("id", id.value()).and("reason", reason).and("at", at))
        == 1;
  }

  @Override
  public void seat(OrderId order, int line, Ticket.Label at) {
    database.update(
        TicketSql.SEAT_PASSES,
        Params.of("order", order.value())
            .and("line", line)
            .and("name", at.name())
            .and("note", at.note())
            .and("party", at.party()));
  }

  @Override
  public Map<OrderId, Integer> toReissue(EventId event, int revokedKey) {
    Map<OrderId, Integer> left = new LinkedHashMap<>();
    database
        .list(
            TicketSql.TO_REISSUE,
            Params.of("event", event.value()).and("key", revokedKey),
            c -> Map.entry(new OrderId(c.id("order_id")), c.integer("n")))
        .forEach(e -> left.put(e.getKey(), e.getValue()));
    return left;
  }

  @Override
  public List<TicketId> reissue(OrderId order, int revokedKey) {
    return database.list(
        TicketSql.REISSUE,
        Params.of("order", order.value()).and("key", revokedKey),
        c -> new TicketId(c.id("id")));
  }
}
