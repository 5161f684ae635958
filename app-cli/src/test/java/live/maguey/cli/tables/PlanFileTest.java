package live.maguey.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.maguey.cli.command.Yaml;
import live.maguey.events.SampleEvents;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Landmark;
import live.maguey.tables.Place;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {
  private static final String PLAN =
      """
      room: { width: 1200, height: 1600 }
      landmarks:
        - { kind: bar, label: Bar, x: 1100, y: 900, width: 100, height: 400 }
      tables:
        - label: "12"
          section: By the floor
          kind: front-row
          seats: 8
          cost: { price: 1200.00, fee: 120.00 }
          included:
            - Two bottles, mixers, a host of your own
          place: { shape: round, x: 300, y: 800, width: 160 }
        - label: "7"
          section: By the bar
          kind: standard
          seats: 4
          cost: { deposit: 100, minimum-spend: 400 }
          place: { shape: rectangle, x: 700, y: 800, width: 160, height: 90, rotation: 45 }
          accessible: true
      es:
        By the floor: Junto a la pista
        Bar: Barra
      """;

  @TempDir private Path folder;

  private PlanFile read(String text) throws IOException {
    return PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), text), SampleEvents.VENUE);
  }

  @Test
  void a_file_gives_the_room_with_its_landmarks_and_tables() throws IOException {
    FloorPlan plan = read(PLAN).plan();

    assertThat(plan.width()).isEqualTo(1_200);
    assertThat(plan.height()).isEqualTo(1_600);
    assertThat(plan.landmarks())
        .containsExactly(new Landmark(Landmark.Kind.BAR, "Bar", 1_100, 900, 100, 400));
    assertThat(plan.tables()).extracting(Table::label).containsExactly("7", "12");
    assertThat(plan.tables().getLast().price())
        .isEqualTo(new TablePrice.AllIn(SampleEvents.usd(120_000), SampleEvents.usd(12_000)));
    assertThat(plan.tables().getLast().included())
        .containsExactly("Two bottles, mixers, a host of your own");
    assertThat(plan.tables().getLast().place())
        .isEqualTo(new Place(Place.Shape.ROUND, 300, 800, 160, 160, 0));
    assertThat(plan.tables().getFirst().price())
        .isEqualTo(new TablePrice.Deposit(SampleEvents.usd(10_000), SampleEvents.usd(40_000)));
    assertThat(plan.tables().getFirst().accessible()).isTrue();
    assertThat(plan.texts().phrase("By the floor", Language.ES).text())
        .isEqualTo("Junto a la pista");
  }

  @Test
  void what_is_exported_is_read_back_as_yaml_and_as_json() throws IOException {
    FloorPlan plan = read(PLAN).plan();
    String yaml = Yaml.MAPPER.writeValueAsString(PlanForm.of(plan));
    String json = Yaml.MAPPER.valueToTree(PlanForm.of(plan)).toString();

    for (String text : List.of(yaml, json)) {
      assertThat(read(text).plan().identifiedAs(plan)).isEqualTo(plan);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seats: 8           | seats: 0         | line 8: table 12: seats must be 1 to 50, not 0",
        "price: 1200.00     | price: 0.20      | line 9: table 12: price must be at least $0.50",
        "price: 1200.00     | price: 12.001    | line 9: table 12: price is not an amount",
        "fee: 120.00        | fee: 1200.01     | line 9: table 12: fee must be a part of the price",
        "kind: standard     | kind: cheap      | line 15: table 7: kind is not one of premium",
        "rotation: 45       | rotation: 360    | line 18: table 7: rotation must be 0 to 359",
        "section: By the bar| accessible: true | line 13: table 7: section is missing",
        "width: 1200        | width: 12        | line 1: room: width must be 100 to 20,000",
        "label: Bar         | label: ''        | line 3: landmark : label is empty",
        "seats: 4           | chairs: 4        | line 16: 'chairs' is not one of: accessible",
        "seats: 4           | seats: four      | line 16: Cannot deserialize",
        "Bar: Barra         | Bra: Barra       | line 21: room: es has a text for 'Bra', which",
        "Bar: Barra         | Bar: ''          | line 21: room: es text of 'Bar' is empty",
      })
  void what_is_wrong_is_named_by_line_and_field(String right, String wrong, String told) {
    assertThatThrownBy(() -> read(PLAN.replace(right, wrong)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining(told);
  }

  @Test
  void texts_in_the_language_of_the_plan_itself_are_refused() {
    assertThatThrownBy(() -> read("language: es\n" + PLAN))
        .hasMessageContaining("line 22: room: es is the language of the plan's own texts");
  }

  @Test
  void what_is_wrong_with_the_plan_is_told_by_line_too() throws IOException {
    PlanFile twice = read(PLAN.replace("label: \"7\"", "label: \"12\""));

    assertThat(twice.plan().faults())
        .singleElement()
        .satisfies(fault ->
            assertThat(twice.told(fault)).contains("plan.yaml, line 13: label: is used twice"));
  }

  @Test
  void a_file_that_is_not_there_is_said() {
    assertThatThrownBy(() -> PlanFile.read(folder.resolve("none.yaml"), SampleEvents.VENUE))
        .hasMessageContaining("cannot be read");
  }
}
