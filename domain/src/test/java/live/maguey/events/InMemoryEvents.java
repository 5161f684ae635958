package live.maguey.events;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Money;

/// Nights in memory. The places of their tiers are moved by the orders of the same world.
public final class InMemoryEvents implements Events {
  private final InMemoryWorld world;
  private final Map<EventId, Event> events;
  private final Map<InventoryId, Integer> taken;
  private final Map<InventoryId, EventId> tables;
  private final Map<EventId, Integer> tableSeats;
  private final Map<InventoryId, Tag> tags;
  private Supplier<Map<TierId, Integer>> held = Map::of;

  /// What a plan says of a table.
  public record Tag(Money due, Optional<Money> minimumSpend, int seats) {}

  public InMemoryEvents(InMemoryWorld world) {
    this.world = world;
    this.events = world.table();
    this.taken = world.table();
    this.tables = world.table();
    this.tableSeats = world.table();
    this.tags = world.table();
  }

  @Override
  public List<Event> upcoming(Instant now) {
    return world.locked(() ->
        events.values().stream()
            .filter(event -> event.isPublic() && event.ends().isAfter(now))
            .sorted(Comparator.comparing(Event::doors).thenComparing(e -> e.id().toString()))
            .map(this::counted)
            .toList());
  }

  @Override
  public List<Event> published(Instant endAfter, Instant doorsBy) {
    return upcoming(endAfter).stream()
        .filter(event -> event.state() == Event.State.PUBLISHED)
        .filter(event -> !event.doors().isAfter(doorsBy))
        .toList();
  }

  @Override
  public Optional<Event> find(EventId id) {
    return world.locked(() -> Optional.ofNullable(events.get(id)).map(this::counted));
  }

  @Override
  public Optional<Event> find(Slug slug) {
    return world.locked(() ->
        events.values().stream()
            .filter(event -> event.slug().equals(slug))
            .findFirst()
            .map(this::counted));
  }

  @Override
  public int onHold(EventId id) {
    return world.locked(() ->
        find(id).orElseThrow().tiers().stream()
            .mapToInt(tier -> held.get().getOrDefault(tier.id(), 0))
            .sum());
  }

  @Override
  public Map<TierId, Integer> onHold() {
    return world.locked(() ->
        held.get().entrySet().stream()
            .filter(places -> places.getValue() > 0)
            .filter(places -> tier(places.getKey()).orElseThrow().left() == 0)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public boolean add(Event event) {
    return world.locked(() -> {
      if (events.values().stream().anyMatch(known -> clash(known, event))) {
        return false;
      }
      events.put(event.id(), event);
      event.tiers().forEach(tier -> taken.put(tier.id().inventory(), 0));
      return true;
    });
  }

  @Override
  public int nextNumber() {
    return world.locked(() -> events.values().stream().mapToInt(Event::number).max().orElse(0) + 1);
  }

  @Override
  public boolean publish(EventId id) {
    return move(id, Event.State.DRAFT, Event.State.PUBLISHED);
  }

  @Override
  public boolean cancel(EventId id) {
    return move(id, Event.State.PUBLISHED, Event.State.CANCELLED);
  }

  private boolean move(EventId id, Event.State from, Event.State to) {
    return world.locked(() -> {
      Event event = events.get(id);
      if (event == null || event.state() != from) {
        return false;
      }
      events.put(id, SampleEvents.with(event, to, event.tiers()));
      return true;
    });
  }

  /// What an owner does to an event: cancel it, move its times, change its prices.
  public void change(EventId id, UnaryOperator<Event> change) {
    world.execute(() -> events.computeIfPresent(id, (_, event) -> change.apply(event)));
  }

  /// Where the places on hold are counted.
  public void countHeldWith(Supplier<Map<TierId, Integer>> orders) {
    held = orders;
  }

  /// A table of a stored event.
  public void addTable(EventId event, TableId table) {
    world.execute(() -> tables.put(table.inventory(), event));
  }

  /// A plan has this table of a stored event.
  public void price(TableId table, Tag tag) {
    world.execute(() -> tags.put(table.inventory(), tag));
  }

  /// Whether no plan says anything else of this table.
  public boolean isPriced(TableId table, Tag asked) {
    return world.locked(() -> tags.getOrDefault(table.inventory(), asked).equals(asked));
  }

  /// A table that its event has no more: nothing takes it again.
  public void withdrawTable(TableId table) {
    world.execute(() -> tables.remove(table.inventory()));
  }

  public boolean isTableOf(EventId event, TableId table) {
    return world.locked(() -> event.equals(tables.get(table.inventory())));
  }

  /// How many the tables of a stored event seat.
  public void seat(EventId event, int people) {
    world.execute(() -> tableSeats.put(event, people));
  }

  /// How many of the item are taken; a negative `by` puts some on sale again.
  ///
  /// @throws IllegalStateException when the count would leave 0 … capacity, as the schema's check
  public void take(InventoryId id, int by) {
    world.execute(() -> {
      int next = taken(id) + by;
      if (next < 0 || next > capacity(id)) {
        throw new IllegalStateException("never_oversold: " + next + " of " + id);
      }
      taken.put(id, next);
    });
  }

  public int taken(InventoryId id) {
    return world.locked(() -> taken.getOrDefault(id, 0));
  }

  public int left(InventoryId id) {
    return world.locked(() -> capacity(id) - taken(id));
  }

  private int capacity(InventoryId id) {
    return tables.containsKey(id) ? 1 : tier(new TierId(id.value())).map(Tier::capacity).orElse(0);
  }

  /// A tier as it stands now.
  public Optional<Tier> tier(TierId id) {
    return world.locked(() ->
        events.values().stream()
            .map(this::counted)
            .flatMap(event -> event.tier(id).stream())
            .findFirst());
  }

  private static boolean clash(Event known, Event event) {
    return known.id().equals(event.id())
        || known.slug().equals(event.slug())
        || known.number() == event.number();
  }

  private Event counted(Event event) {
    return SampleEvents.seated(
        SampleEvents.with(
            event,
            event.state(),
            event.tiers().stream()
                .map(t -> SampleEvents.taken(t, taken.getOrDefault(t.id().inventory(), 0)))
                .toList()),
        tableSeats.getOrDefault(event.id(), 0));
  }
}
