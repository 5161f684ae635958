package live.maguey.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import live.maguey.events.EventId;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Money;
import live.maguey.tickets.InMemoryTickets;

/// Floor plans in memory. How a table stands is asked of the orders and tickets of the same world.
public final class InMemoryTables implements Tables {
  private final InMemoryWorld world;
  private final InMemoryEvents events;
  private final Orders orders;
  private final InMemoryTickets tickets;
  private final Map<String, FloorPlan> venue;
  private final Map<EventId, FloorPlan> plans;

  public InMemoryTables(
      InMemoryWorld world, InMemoryEvents events, Orders orders, InMemoryTickets tickets) {
    this.world = world;
    this.events = events;
    this.orders = orders;
    this.tickets = tickets;
    this.venue = world.table();
    this.plans = world.table();
  }

  @Override
  public Optional<FloorPlan> ofVenue() {
    return world.locked(() -> venue.values().stream().findFirst());
  }

  @Override
  public void replaceOfVenue(FloorPlan plan) {
    world.execute(() -> venue.put("", plan));
  }

  @Override
  public Optional<EventPlan> of(EventId event) {
    return world.locked(() ->
        Optional.ofNullable(plans.get(event))
            .map(plan -> new EventPlan(event, plan, standings(event, plan))));
  }

  @Override
  public List<Table> replace(EventId event, FloorPlan plan) {
    return world.locked(() -> {
      List<Table> inTheWay = of(event).map(before -> before.bound(plan)).orElse(List.of());
      if (inTheWay.isEmpty()) {
        Optional.ofNullable(plans.get(event)).stream()
            .flatMap(before -> before.tables().stream())
            .filter(table -> plan.table(table.id()).isEmpty())
            .forEach(table -> events.withdrawTable(table.id()));
        plan.tables()
            .forEach(table -> {
              events.addTable(event, table.id());
              events.price(table.id(), tag(table));
            });
        events.seat(event, plan.seats());
        plans.put(event, plan);
      }
      return inTheWay;
    });
  }

  private static InMemoryEvents.Tag tag(Table table) {
    Optional<Money> minimumSpend =
        switch (table.price()) {
          case TablePrice.AllIn _ -> Optional.empty();
          case TablePrice.Deposit deposit -> Optional.of(deposit.minimumSpend());
        };
    return new InMemoryEvents.Tag(table.price().dueNow(), minimumSpend, table.seats());
  }

  private Map<TableId, Standing> standings(EventId event, FloorPlan plan) {
    Map<TableId, Standing> standings =
        plan.tables().stream()
            .collect(
                Collectors.toMap(Table::id, _ -> new Standing.Free(), (a, _) -> a, HashMap::new));
    for (Order order : orders.list(event, null, null, Integer.MAX_VALUE)) {
      for (OrderLine line : order.details().lines()) {
        TableId table = new TableId(line.item().inventory().value());
        if (standings.containsKey(table) && line.released() < line.quantity()) {
          standings.put(table, standing(order, line));
        }
      }
    }
    return standings;
  }

  private Standing standing(Order order, OrderLine line) {
    if (order instanceof Order.Held) {
      return new Standing.Held();
    }
    int people =
        (int)
            tickets.of(order.id()).stream()
                .filter(t -> t.line() == line.no() && t.entries() > 0)
                .count();
    return people == 0 ? new Standing.Sold() : new Standing.Arrived(people);
  }
}
