package live.maguey.orders;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.InventoryId;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;

/// What an event had on offer when it was read.
///
/// @param tables empty where no table was asked for, and for an event without tables
record OnOffer(Event event, Optional<EventPlan> tables) {
  private static final int OTHERS = 3;

  Optional<Table> table(TableId id) {
    return tables.flatMap(plan -> plan.plan().table(id));
  }

  /// Why a table cannot be held; empty when the hold itself decides. A table that is held may be
  /// this browser's own.
  Optional<PlaceOrder.Outcome> refusal(TableId id, Instant now) {
    Optional<Table> table = table(id);
    if (table.isEmpty()) {
      return Optional.of(new PlaceOrder.Outcome.TableNotFound(id));
    }
    Availability availability = event.availabilityOfTables(now);
    if (!availability.isOpen()) {
      return Optional.of(new PlaceOrder.Outcome.TableNotOnSale(table.get(), availability));
    }
    return switch (tables.orElseThrow().standing(id)) {
      case Standing.Free(), Standing.Held() -> Optional.empty();
      case Standing.Sold(), Standing.Arrived(int _) -> Optional.of(gone(table.get()));
    };
  }

  /// The hold was refused, since too few are left.
  PlaceOrder.Outcome gone(InventoryId item, int requested, int left) {
    return event
        .tier(new TierId(item.value()))
        .<PlaceOrder.Outcome>map(tier -> new PlaceOrder.Outcome.SoldOut(tier, requested, left))
        .or(() -> table(new TableId(item.value())).map(this::gone))
        .orElseGet(() -> new PlaceOrder.Outcome.TableNotFound(new TableId(item.value())));
  }

  private PlaceOrder.Outcome gone(Table table) {
    return new PlaceOrder.Outcome.TableGone(
        table, tables.orElseThrow().alternatives(table, OTHERS));
  }

  /// The hold was refused, since the item is not on sale: why, by the event's current state.
  PlaceOrder.Outcome notOnSale(InventoryId item, Instant now) {
    return event
        .tier(new TierId(item.value()))
        .map(tier -> notOnSale(tier, now))
        .or(() -> table(new TableId(item.value())).map(table -> notOnSale(table, now)))
        .orElseGet(() -> new PlaceOrder.Outcome.TableNotFound(new TableId(item.value())));
  }

  PlaceOrder.Outcome notOnSale(Tier tier, Instant now) {
    return new PlaceOrder.Outcome.NotOnSale(tier, closed(event.availability(tier, now)));
  }

  private PlaceOrder.Outcome notOnSale(Table table, Instant now) {
    return new PlaceOrder.Outcome.TableNotOnSale(table, closed(event.availabilityOfTables(now)));
  }

  private static Availability closed(Availability why) {
    return why.isOpen() ? Availability.CLOSED : why;
  }
}
