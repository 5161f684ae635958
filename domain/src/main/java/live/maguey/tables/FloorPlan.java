package live.maguey.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.maguey.events.TableId;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;

/// A room with its tables, seen from above.
///
/// @param width, height of the room, in centimeters, 100 to 20,000
/// @param landmarks in the order in which they are drawn
/// @param tables in the order of their labels: `2` before `12`; at most 200
/// @param texts of landmarks and tables in other languages
public record FloorPlan(
    int width, int height, List<Landmark> landmarks, List<Table> tables, RoomTexts texts) {
  public static final int MOST_TABLES = 200;
  private static final int LEAST_SIDE = 100;
  private static final int MOST_SIDE = 20_000;

  /// @throws InvalidRequest by the name of the component that is out of its range
  public FloorPlan {
    checkSide("width", width);
    checkSide("height", height);
    InvalidRequest.unless(
        tables.size() <= MOST_TABLES,
        "tables",
        "are over " + MOST_TABLES + ": too many for a plan");
    landmarks = List.copyOf(landmarks);
    tables = tables.stream().sorted((a, b) -> Labels.compare(a.label(), b.label())).toList();
    texts = new TranslatedRoom(landmarks, tables).checked(texts);
  }

  /// In English alone.
  public FloorPlan(int width, int height, List<Landmark> landmarks, List<Table> tables) {
    this(width, height, landmarks, tables, RoomTexts.NONE);
  }

  /// What is wrong with the place or name of one thing on the plan.
  ///
  /// @param thing a [Table] or a [Landmark] of this plan
  /// @param field the component, as `label`
  public record Fault(Object thing, String field, String reason) {}

  /// What is wrong with the plan as a whole; empty when it may be stored.
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (Landmark landmark : landmarks) {
      if (!landmark.isWithin(width, height)) {
        faults.add(new Fault(landmark, "x", outside("landmark " + landmark.label())));
      }
    }
    Map<String, Table> seen = new HashMap<>();
    for (Table table : tables) {
      if (seen.putIfAbsent(Labels.key(table.label()), table) != null) {
        faults.add(
            new Fault(table, "label", "is used twice: another table is " + table.label() + " too"));
      }
      if (!table.place().footprint().isWithin(width, height)) {
        faults.add(new Fault(table, "x", outside("table " + table.label())));
      }
    }
    faults.addAll(overlaps());
    return faults;
  }

  private String outside(String thing) {
    return "%s does not stand inside the room of %d × %d".formatted(thing, width, height);
  }

  private List<Fault> overlaps() {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      Footprint here = tables.get(i).place().footprint();
      for (int j = 0; j < i; j++) {
        if (here.overlaps(tables.get(j).place().footprint())) {
          faults.add(
              new Fault(
                  tables.get(i),
                  "x",
                  "table %s overlaps table %s"
                      .formatted(tables.get(i).label(), tables.get(j).label())));
        }
      }
    }
    return faults;
  }

  /// People that all tables together seat.
  public int seats() {
    return tables.stream().mapToInt(Table::seats).sum();
  }

  public Optional<Table> table(TableId id) {
    return tables.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  public Optional<Table> labelled(String label) {
    return tables.stream().filter(t -> Labels.key(t.label()).equals(Labels.key(label))).findFirst();
  }

  /// The same plan for another owner: every table has an identity of its own.
  public FloorPlan copy(Ids ids) {
    return with(table -> new TableId(ids.next()));
  }

  /// The same plan, whose tables keep the identity that `other`'s have under the same labels.
  public FloorPlan identifiedAs(FloorPlan other) {
    Map<String, TableId> known =
        other.tables.stream().collect(Collectors.toMap(t -> Labels.key(t.label()), Table::id));
    return with(table -> known.getOrDefault(Labels.key(table.label()), table.id()));
  }

  private FloorPlan with(Function<Table, TableId> identity) {
    return new FloorPlan(
        width,
        height,
        landmarks,
        tables.stream().map(t -> t.as(identity.apply(t))).toList(),
        texts);
  }

  private static void checkSide(String field, int side) {
    InvalidRequest.unless(
        side >= LEAST_SIDE && side <= MOST_SIDE,
        field,
        "must be %d to %,d centimeters, not %d".formatted(LEAST_SIDE, MOST_SIDE, side));
  }
}
