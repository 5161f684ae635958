package live.maguey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

/// Which tables may stand in for a lost one.
class StandInsTest {
  private final SequentialIds ids = new SequentialIds();
  private final Table lost = table("5", "Floor", Table.Kind.STANDARD, 4, 32_000, false, 1);

  private Table table(
      String label,
      String section,
      Table.Kind kind,
      int seats,
      long price,
      boolean accessible,
      int place) {
    return new Table(
        new TableId(ids.next()),
        label,
        section,
        kind,
        seats,
        new TablePrice.AllIn(SampleEvents.usd(price), SampleEvents.usd(0)),
        List.of(),
        SamplePlans.round(100 + place * 150, 100),
        accessible);
  }

  private List<String> standIns(Table... others) {
    List<Table> all = new ArrayList<>(List.of(others));
    all.add(lost);
    FloorPlan plan = new FloorPlan(2_000, 2_000, List.of(), all);
    EventPlan of =
        new EventPlan(
            new EventId(ids.next()),
            plan,
            all.stream().collect(Collectors.toMap(Table::id, _ -> new Standing.Free())));
    return of.standIns(lost.id()).stream().map(id -> plan.table(id).orElseThrow().label()).toList();
  }

  @Test
  void they_are_like_it_and_stand_by_their_labels() {
    assertThat(
            standIns(
                table("12", "Floor", Table.Kind.STANDARD, 4, 32_000, false, 2),
                table("2", "Floor", Table.Kind.STANDARD, 4, 32_000, false, 3)))
        .containsExactly("2", "12");
  }

  @Test
  void none_differs_in_kind_section_seats_price_or_accessibility() {
    Function<Integer, Table> one =
        place ->
            switch (place) {
              case 2 -> table("2", "Floor", Table.Kind.PREMIUM, 4, 32_000, false, place);
              case 3 -> table("3", "Bar", Table.Kind.STANDARD, 4, 32_000, false, place);
              case 4 -> table("4", "Floor", Table.Kind.STANDARD, 6, 32_000, false, place);
              case 6 -> table("6", "Floor", Table.Kind.STANDARD, 4, 30_000, false, place);
              default -> table("7", "Floor", Table.Kind.STANDARD, 4, 32_000, true, place);
            };
    assertThat(standIns(one.apply(2), one.apply(3), one.apply(4), one.apply(6), one.apply(7)))
        .isEmpty();
  }
}
