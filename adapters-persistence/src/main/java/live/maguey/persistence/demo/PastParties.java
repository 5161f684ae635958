package live.maguey.persistence.demo;

import static live.maguey.persistence.demo.PastTable.FLOOR_PLANS;
import static live.maguey.persistence.demo.PastTable.INVENTORY;
import static live.maguey.persistence.demo.PastTable.PLAN_TABLES;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import live.maguey.events.TableId;
import live.maguey.persistence.LandmarksJson;
import live.maguey.persistence.RoomTextsJson;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Place;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;

/// The tables of an event that is over, and who booked them: two of three, each once. None for an
/// event without a plan.
final class PastParties {
  /// The second party of eight never came, the fifth gave its table back in time.
  private static final int MISSED = 2;

  private static final int CANCELLED = 5;
  private static final int OF = 8;

  private final Past past;
  private final PastNight night;
  private final PastGate gate;
  private final Deque<Table> free;
  private final Set<TableId> kept = new HashSet<>();
  private final int wanted;
  private int booked;
  private int orders;

  PastParties(Past past, PastNight night, PastGate gate) {
    this.past = past;
    this.night = night;
    this.gate = gate;
    List<Table> tables = new ArrayList<>(night.plan().map(FloorPlan::tables).orElse(List.of()));
    Collections.shuffle(tables, past.random);
    this.free = new ArrayDeque<>(tables);
    this.wanted = tables.size() * 2 / 3;
  }

  /// How many orders are of a table.
  int orders() {
    return orders;
  }

  /// What the next one books, when it is a table's turn.
  ///
  /// @param buyers who are still to buy, with the next one
  Optional<Table> next(int buyers) {
    return booked < wanted && past.random.nextInt(buyers) < wanted - booked
        ? Optional.of(free.peek())
        : Optional.empty();
  }

  /// The next one's order.
  void book() {
    Table table = free.remove();
    booked++;
    orders++;
    PastParty party = new PastParty(past, night, gate, table);
    switch (booked % OF) {
      case CANCELLED -> party.cancels();
      case MISSED -> party.misses();
      default -> party.comes();
    }
    if (booked % OF != CANCELLED) {
      kept.add(table.id());
    }
  }

  /// Somebody holds a table and does not pay.
  ///
  /// @return false where no table is to spare
  boolean lapse() {
    if (free.size() <= wanted - booked) {
      return false;
    }
    orders++;
    new PastParty(past, night, gate, free.removeLast()).lapses();
    return true;
  }

  /// @param number the plan's
  void catalog(int number) {
    night.plan().ifPresent(plan -> catalog(plan, number));
  }

  private void catalog(FloorPlan plan, int number) {
    past.rows.add(
        FLOOR_PLANS,
        number,
        night.event().id().value(),
        plan.width(),
        plan.height(),
        LandmarksJson.write(plan.landmarks()),
        plan.texts().original().tag(),
        RoomTextsJson.write(plan.texts()));
    for (Table table : plan.tables()) {
      past.rows.add(
          INVENTORY,
          table.id().value(),
          night.event().id().value(),
          "table",
          1,
          kept.contains(table.id()) ? 1 : 0);
      add(table, number);
    }
  }

  private void add(Table table, int plan) {
    TablePrice price = table.price();
    Place place = table.place();
    past.rows.add(
        PLAN_TABLES,
        table.id().value(),
        plan,
        table.id().value(),
        table.label(),
        table.section(),
        word(table.kind()),
        table.seats(),
        price.dueNow().minor(),
        price.fee().minor(),
        switch (price) {
          case TablePrice.AllIn _ -> null;
          case TablePrice.Deposit deposit -> deposit.minimumSpend().minor();
        },
        price.dueNow().currency(),
        String.join("\n", table.included()),
        word(place.shape()),
        place.x(),
        place.y(),
        place.width(),
        place.height(),
        place.rotation(),
        table.accessible());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
