package live.maguey.http.tables;

import java.util.List;
import java.util.Locale;
import live.maguey.http.answers.MoneyJson;
import live.maguey.tables.BrowseTables;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Landmark;
import live.maguey.tables.Place;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import org.jspecify.annotations.Nullable;

/// A floor plan in the API. Lengths are in centimeters from the room's left and top.
///
/// @param event the event's slug
/// @param availability whether a free table can be booked now, and if not, why
record PlanJson(String event, String availability, RoomJson room, List<TableJson> tables) {

  record RoomJson(int width, int height, List<LandmarkJson> landmarks) {}

  record LandmarkJson(String kind, String label, int x, int y, int width, int height) {
    static LandmarkJson of(Landmark landmark) {
      return new LandmarkJson(
          word(landmark.kind()),
          landmark.label(),
          landmark.x(),
          landmark.y(),
          landmark.width(),
          landmark.height());
    }
  }

  /// @param x, y of its middle; @param rotation clockwise, in degrees
  record PlaceJson(
      String shape, int x, int y, int width, int height, int rotation, boolean accessible) {
    static PlaceJson of(Table table) {
      Place place = table.place();
      return new PlaceJson(
          word(place.shape()),
          place.x(),
          place.y(),
          place.width(),
          place.height(),
          place.rotation(),
          table.accessible());
    }
  }

  /// @param dueNow what booking it charges, all-in; @param fee the part of it that is a fee
  /// @param minimumSpend what the party spends in all where `dueNow` is a deposit, else null
  record PriceJson(MoneyJson dueNow, MoneyJson fee, @Nullable MoneyJson minimumSpend) {
    static PriceJson of(TablePrice price) {
      return new PriceJson(
          MoneyJson.of(price.dueNow()),
          MoneyJson.of(price.fee()),
          switch (price) {
            case TablePrice.AllIn _ -> null;
            case TablePrice.Deposit deposit -> MoneyJson.of(deposit.minimumSpend());
          });
    }
  }

  /// @param seats people that it admits, the host's seat included
  /// @param standing `free`, `held` or `sold`
  record TableJson(
      String id,
      String label,
      String section,
      String kind,
      int seats,
      PriceJson price,
      List<String> included,
      PlaceJson place,
      String standing) {
    static TableJson of(Table table, Standing standing) {
      return new TableJson(
          table.id().toString(),
          table.label(),
          table.section(),
          word(table.kind()),
          table.seats(),
          PriceJson.of(table.price()),
          table.included(),
          PlaceJson.of(table),
          switch (standing) {
            case Standing.Free() -> "free";
            case Standing.Held() -> "held";
            // Who is in is told to the owner alone.
            case Standing.Sold(), Standing.Arrived(int _) -> "sold";
          });
    }
  }

  static PlanJson of(BrowseTables.Shown shown) {
    EventPlan plan = shown.plan();
    FloorPlan room = plan.plan();
    return new PlanJson(
        shown.event().slug().toString(),
        word(shown.availability()),
        new RoomJson(
            room.width(), room.height(), room.landmarks().stream().map(LandmarkJson::of).toList()),
        room.tables().stream()
            .map(table -> TableJson.of(table, plan.standing(table.id())))
            .toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
