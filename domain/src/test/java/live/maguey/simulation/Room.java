package live.maguey.simulation;

import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;

/// The tables of every history: two that are alike, for a deposit; a larger and a smaller one, at
/// one price.
final class Room {
  private static final Ids IDS = new SequentialIds(8);

  static final FloorPlan PLAN =
      new FloorPlan(
          SamplePlans.WIDTH,
          SamplePlans.HEIGHT,
          List.of(),
          List.of(
              table("1", Table.Kind.STANDARD, 3, deposit(60_001)),
              table("2", Table.Kind.STANDARD, 3, deposit(60_001)),
              table("3", Table.Kind.PREMIUM, 4, allIn(80_000)),
              table("4", Table.Kind.STANDARD, 2, allIn(30_001))));

  private Room() {}

  private static TablePrice deposit(long due) {
    return new TablePrice.Deposit(SampleEvents.usd(due), SampleEvents.usd(200_000));
  }

  private static TablePrice allIn(long price) {
    return new TablePrice.AllIn(SampleEvents.usd(price), SampleEvents.usd(0));
  }

  private static Table table(String label, Table.Kind kind, int seats, TablePrice price) {
    return new Table(
        new TableId(IDS.next()),
        label,
        "By the floor",
        kind,
        seats,
        price,
        List.of(),
        SamplePlans.round(Integer.parseInt(label) * 200, 150),
        false);
  }

  /// A table at its price.
  static Holds held(Holds holds, Table table) {
    return switch (table.price()) {
      case TablePrice.AllIn(var price, var _) -> holds.table(table.id(), table.seats(), price);
      case TablePrice.Deposit(var due, var spend) ->
          holds.deposit(table.id(), table.seats(), due, spend);
    };
  }
}
