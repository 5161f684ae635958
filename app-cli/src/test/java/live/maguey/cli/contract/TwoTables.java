package live.maguey.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Landmark;
import live.maguey.tables.Place;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;

/// A room with two tables, for an event of a server.
final class TwoTables {
  static final String TABLE_12 = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c12";
  private static final String TABLE_7 = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c07";

  private TwoTables() {}

  static void at(RunningServer server, Event event) {
    FloorPlan plan =
        new FloorPlan(
            1_200,
            1_600,
            List.of(new Landmark(Landmark.Kind.BAR, "Bar", 1_100, 900, 100, 400)),
            List.of(
                table(TABLE_12, "12", Table.Kind.FRONT_ROW, 8, 120_000, 300),
                table(TABLE_7, "7", Table.Kind.STANDARD, 4, 32_000, 700)));
    assertThat(server.stores().sales().tables().replace(event.id(), plan)).isEmpty();
  }

  /// As an event has it.
  static Table seven(RunningServer server, Event event) {
    return server
        .stores()
        .sales()
        .tables()
        .of(event.id())
        .orElseThrow()
        .plan()
        .labelled("7")
        .orElseThrow();
  }

  private static Table table(
      String id, String label, Table.Kind kind, int seats, long price, int x) {
    return new Table(
        TableId.parse(id),
        label,
        "By the floor",
        kind,
        seats,
        new TablePrice.AllIn(SampleEvents.usd(price), SampleEvents.usd(price / 10)),
        List.of("Two bottles, mixers, a host of your own"),
        new Place(Place.Shape.ROUND, x, 800, 160, 160, 0),
        false);
  }
}
