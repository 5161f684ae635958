package live.maguey.persistence.tickets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// Tickets in PostgreSQL.
public final class PostgresTickets implements Tickets {
  private final Database database;

  public PostgresTickets(Database database) {
    this.database = database;
  }

  @Override
  public void issue(List<Ticket> tickets) {
    tickets.forEach(t ->
        database.update(
            TicketSql.ISSUE_TICKET,
            Params.of("id", t.id().value())
                .and("number", t.number())
                .and("order", t.order().value())
                .and("line", t.line())
                .and("no", t.no())
                .and("event", t.event().value())
                .and("event_number", t.eventNumber())
                .and("tier_name", t.tierName())
                .and("tier_note", t.tierNote())
                .and("kind", t.kind())
                .and("policy", t.policy())
                .and("party", t.party())
                .and("serial", t.serial())
                .and("holder", t.holder())
                .and("not_after", t.notAfter())));
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
    String bare = number.strip().replace("-", "").toUpperCase(Locale.ROOT);
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
  public int reissue(OrderId order, int revokedKey) {
    return Math.toIntExact(
        database.update(
            TicketSql.REISSUE, Params.of("order", order.value()).and("key", revokedKey)));
  }
}
