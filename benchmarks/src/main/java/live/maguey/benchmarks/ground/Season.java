package live.maguey.benchmarks.ground;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.Nights;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// Rows as a season leaves them: paid orders of four tickets each, written by the database itself.
public final class Season {
  /// Orders in one statement, which has to end before its connection gives it up.
  private static final int AT_ONCE = 50_000;

  private final Ground ground;

  public Season(Ground ground) {
    this.ground = ground;
  }

  /// An event far enough away to be nobody's tonight.
  public Event nextYear() {
    Event night =
        Nights.around(ground.ids(), Instant.now().plus(Duration.ofDays(365)))
            .slug("next-year-" + ground.ids().next())
            .tier("General", 100_000_000)
            .event();
    new PostgresEvents(ground.database()).add(night);
    return night;
  }

  /// @param count a multiple of four
  public void sell(Event night, int count) {
    int orders = count / 4;
    for (int first = 1; first <= orders; first += AT_ONCE) {
      int last = Math.min(orders, first + AT_ONCE - 1);
      for (Sql sql : SeasonSql.values()) {
        if (sql != SeasonSql.IDS) {
          ground.database().update(sql, params(night).and("first", first).and("last", last));
        }
      }
    }
    ground.execute("ANALYZE");
  }

  /// So many tickets of the event from one of them on, in the order of their ids.
  public List<Ticket> tickets(Event night, int from, int count) {
    PostgresTickets tickets = new PostgresTickets(ground.database());
    return ground
        .database()
        .list(
            SeasonSql.IDS,
            Params.of("event", night.id().value()).and("from", from).and("count", count),
            c -> new TicketId(c.id("id")))
        .stream()
        .map(id -> tickets.find(id).orElseThrow())
        .toList();
  }

  private static Params params(Event night) {
    return Params.of("event", night.id().value())
        .and("tier", night.tiers().getFirst().id().value())
        .and("number", night.number())
        .and("date", night.businessDate())
        .and("until", night.ends())
        .and("now", Instant.now());
  }
}
