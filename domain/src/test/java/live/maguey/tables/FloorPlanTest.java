package live.maguey.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import live.maguey.events.Phrase;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorPlanTest {
  private final Ids ids = new SequentialIds();

  @Test
  void a_room_whose_tables_stand_apart_has_no_fault() {
    FloorPlan plan = room().table("1").table("2").table("3").table("4").table("5").plan();

    assertThat(plan.faults()).isEmpty();
    assertThat(plan.seats()).isEqualTo(20);
  }

  @Test
  void tables_stand_in_the_order_of_their_numbers() {
    assertThat(room().table("12").table("Terrace").table("2").table("1").plan().tables())
        .extracting(Table::label)
        .containsExactly("1", "2", "12", "Terrace");
  }

  @Test
  void a_reader_gets_what_is_translated_and_the_original_of_the_rest() {
    RoomTexts texts = room().table("1").plan(Map.of("By the floor", " Junto a la pista ")).texts();

    assertThat(texts.phrase("By the floor", Language.ES))
        .isEqualTo(new Phrase("Junto a la pista", Language.ES));
    assertThat(texts.phrase("Bar", Language.ES)).isEqualTo(new Phrase("Bar", Language.EN));
    assertThat(texts.phrase("By the floor", Language.EN))
        .isEqualTo(new Phrase("By the floor", Language.EN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "By the flor  | Junto a la pista                          | has a text for 'By the flor'",
        "Bar          | ''                                        | is empty",
        "Bar          | La barra larga del fondo a la derecha     | is over 24 characters",
        "By the floor | Junto a la pista, que está a la derecha de la barra | is over 40 characters"
      })
  void a_translation_is_of_a_text_of_the_plan_and_no_longer_than_it_may_be(
      String own, String spanish, String told) {
    SamplePlans room = room().table("1");

    assertThatThrownBy(() -> room.plan(Map.of(own, spanish)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining(told);
  }

  @Test
  void two_tables_cannot_have_one_label() {
    assertThat(room().table("a1").table("A1").plan().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.field()).isEqualTo("label"))
        .satisfies(fault -> assertThat(fault.reason()).contains("used twice"));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 60, true",
    "59, 300, false",
    "300, 59, false",
    "1140, 1540, true",
    "1141, 300, false",
    "300, 1541, false"
  })
  void a_table_stands_inside_the_room_to_its_edge(int x, int y, boolean inside) {
    FloorPlan plan = room().table("7", SamplePlans.round(x, y)).plan();

    assertThat(plan.faults().isEmpty()).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    // Two round tables of 120: their middles are apart by a diameter, or by less.
    "ROUND, 120, 0, 0, false",
    "ROUND, 115, 0, 0, true",
    // On the diagonal, squares meet where round ones do not.
    "ROUND, 90, 90, 0, false",
    "SQUARE, 90, 90, 0, true",
    // Turned by 45 degrees, a square reaches farther to the side.
    "SQUARE, 125, 0, 0, false",
    "SQUARE, 125, 0, 45, true",
    "SQUARE, 150, 0, 45, false",
  })
  void two_tables_overlap_by_shape_and_turn(
      Place.Shape shape, int right, int down, int turn, boolean overlap) {
    FloorPlan plan =
        room()
            .table("1", new Place(shape, 400, 400, 120, 120, 0))
            .table("2", new Place(shape, 400 + right, 400 + down, 120, 120, turn))
            .plan();

    assertThat(!plan.faults().isEmpty()).isEqualTo(overlap);
  }

  @Test
  void a_table_inside_another_overlaps_it() {
    FloorPlan plan =
        room()
            .table("1", new Place(Place.Shape.SQUARE, 400, 400, 300, 300, 0))
            .table("2", new Place(Place.Shape.ROUND, 400, 400, 60, 60, 0))
            .plan();

    assertThat(plan.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.reason()).isEqualTo("table 2 overlaps table 1"));
  }

  @Test
  void a_landmark_stands_inside_the_room() {
    FloorPlan plan =
        room().landmark(new Landmark(Landmark.Kind.BAR, "Bar 2", 1_100, 0, 101, 100)).plan();

    assertThat(plan.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.reason()).contains("landmark Bar 2"));
  }

  @Test
  void a_copy_has_tables_of_its_own() {
    FloorPlan plan = room().table("1").table("2").plan();

    FloorPlan copy = plan.copy(ids);

    assertThat(copy).isNotEqualTo(plan);
    assertThat(copy.tables()).extracting(Table::id).doesNotContainAnyElementsOf(ids(plan));
    assertThat(copy.identifiedAs(plan)).isEqualTo(plan);
  }

  @Test
  void a_price_is_what_stripe_charges() {
    assertThatThrownBy(() -> room().table("1", Table.Kind.PREMIUM, 8, 49))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("price must be at least $0.50");
    assertThatThrownBy(() -> room().table("1", Table.Kind.PREMIUM, 8, 100_000_000))
        .hasMessageContaining("price must be at most $999,999.99");
    assertThatThrownBy(() -> new TablePrice.AllIn(SampleEvents.usd(5_000), SampleEvents.usd(5_001)))
        .hasMessageContaining("fee must be a part of the price");
  }

  @Test
  void a_deposit_tells_what_is_left_for_the_table() {
    TablePrice.Deposit deposit =
        new TablePrice.Deposit(SampleEvents.usd(20_000), SampleEvents.usd(100_000));

    assertThat(deposit.dueNow()).isEqualTo(SampleEvents.usd(20_000));
    assertThat(deposit.atTheTable()).isEqualTo(SampleEvents.usd(80_000));
    assertThatThrownBy(
            () -> new TablePrice.Deposit(SampleEvents.usd(20_000), SampleEvents.usd(19_999)))
        .hasMessageContaining("minimum spend must be at least the deposit");
  }

  @Test
  void a_table_seats_one_or_more() {
    assertThatThrownBy(() -> room().table("1", Table.Kind.PREMIUM, 0, 50_000))
        .hasMessageContaining("seats must be 1 to 50, not 0");
  }

  private static List<TableId> ids(FloorPlan plan) {
    return plan.tables().stream().map(Table::id).toList();
  }

  private SamplePlans room() {
    return SamplePlans.room(ids);
  }
}
