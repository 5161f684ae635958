package live.maguey.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;

/// Builds floor plans for tests: a room of twelve by sixteen meters with a bar.
public final class SamplePlans {
  public static final int WIDTH = 1_200;
  public static final int HEIGHT = 1_600;

  private final Ids ids;
  private final List<Landmark> landmarks = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();

  private SamplePlans(Ids ids) {
    this.ids = ids;
    landmarks.add(new Landmark(Landmark.Kind.BAR, "Bar", 1_100, 900, 100, 400));
  }

  public static SamplePlans room(Ids ids) {
    return new SamplePlans(ids);
  }

  /// A round standard table of four at $320.00, apart from those before it.
  public SamplePlans table(String label) {
    return table(label, Table.Kind.STANDARD, 4, 32_000);
  }

  public SamplePlans table(String label, Table.Kind kind, int seats, long price) {
    int n = tables.size();
    return table(label, kind, seats, price, round(150 + n % 4 * 200, 150 + n / 4 * 200));
  }

  /// A round premium table of eight, for a deposit.
  public SamplePlans deposit(String label, long due, long minimumSpend) {
    table(label, Table.Kind.PREMIUM, 8, due);
    Table last = tables.removeLast();
    tables.add(
        new Table(
            last.id(),
            label,
            last.section(),
            last.kind(),
            last.seats(),
            new TablePrice.Deposit(SampleEvents.usd(due), SampleEvents.usd(minimumSpend)),
            last.included(),
            last.place(),
            false));
    return this;
  }

  public SamplePlans table(String label, Place place) {
    return table(label, Table.Kind.STANDARD, 4, 32_000, place);
  }

  public SamplePlans landmark(Landmark landmark) {
    landmarks.add(landmark);
    return this;
  }

  private SamplePlans table(String label, Table.Kind kind, int seats, long price, Place place) {
    tables.add(
        new Table(
            new TableId(ids.next()),
            label,
            "By the floor",
            kind,
            seats,
            new TablePrice.AllIn(SampleEvents.usd(price), SampleEvents.usd(price / 10)),
            List.of("Two bottles, mixers, a host of your own"),
            place,
            false));
    return this;
  }

  public FloorPlan plan() {
    return plan(Map.of());
  }

  /// @param spanish by the plan's own texts
  public FloorPlan plan(Map<String, String> spanish) {
    return new FloorPlan(
        WIDTH, HEIGHT, landmarks, tables, new RoomTexts(Language.EN, Map.of(Language.ES, spanish)));
  }

  public static Place round(int x, int y) {
    return new Place(Place.Shape.ROUND, x, y, 120, 120, 0);
  }
}
