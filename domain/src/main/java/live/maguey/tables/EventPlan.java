package live.maguey.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.events.TableId;
import live.maguey.live.Topic;

/// An event's own floor plan, with how each of its tables stands as of one read.
///
/// @param standings of every table of the plan
public record EventPlan(EventId event, FloorPlan plan, Map<TableId, Standing> standings) {
  public EventPlan {
    standings = Map.copyOf(standings);
    for (Table table : plan.tables()) {
      if (!standings.containsKey(table.id())) {
        throw new IllegalArgumentException("table " + table.label() + " stands nowhere");
      }
    }
  }

  /// What live pages follow to show how an event's tables stand.
  public static Topic topic(EventId event) {
    return new Topic("tables", event.toString());
  }

  /// @throws java.util.NoSuchElementException when the plan has no such table
  public Standing standing(TableId table) {
    return Optional.ofNullable(standings.get(table)).orElseThrow();
  }

  /// The tables that are held or sold and that another plan would change or leave out.
  public List<Table> bound(FloorPlan next) {
    return plan.tables().stream()
        .filter(table -> !standing(table.id()).isFree())
        .filter(table -> !next.table(table.id()).equals(Optional.of(table)))
        .toList();
  }

  public List<Table> free() {
    return plan.tables().stream().filter(t -> standing(t.id()).isFree()).toList();
  }

  /// The free tables that are most like another one: of the same kind first, then with enough
  /// seats, then the nearest in price, then in seats.
  public List<Table> alternatives(Table to, int most) {
    return free().stream()
        .filter(t -> !t.id().equals(to.id()))
        .sorted(
            Comparator.comparing((Table t) -> t.kind() != to.kind())
                .thenComparing(t -> t.seats() < to.seats())
                .thenComparingLong(t -> apart(t.price(), to.price()))
                .thenComparingInt(t -> Math.abs(t.seats() - to.seats())))
        .limit(most)
        .toList();
  }

  /// The tables that may stand in for another one: of the same kind, section, price, seats and
  /// accessibility, free or not. By their labels, `2` before `12`, so that the choice is always the
  /// same; none for a table that the plan has no more.
  public List<TableId> standIns(TableId of) {
    return plan.table(of).stream()
        .flatMap(lost -> plan.tables().stream().filter(t -> isLike(t, lost)))
        .sorted(
            Comparator.comparingInt((Table t) -> t.label().length())
                .thenComparing(Table::label)
                .thenComparing(t -> t.id().toString()))
        .map(Table::id)
        .toList();
  }

  private static boolean isLike(Table one, Table lost) {
    return !one.id().equals(lost.id())
        && one.kind() == lost.kind()
        && one.section().equals(lost.section())
        && one.price().equals(lost.price())
        && one.seats() == lost.seats()
        && one.accessible() == lost.accessible();
  }

  private static long apart(TablePrice one, TablePrice other) {
    return Math.abs(one.dueNow().minor() - other.dueNow().minor());
  }
}
