package live.maguey.http.web.tables;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.events.Phrase;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;

class TablesPagesTest {
  private final TablesPage page = new SampleTables(Language.EN).open(null);

  @Test
  void guests_are_not_told_whose_party_has_arrived() {
    assertThat(table("5").standing().key()).isEqualTo("sold");
    assertThat(table("5").spoken()).isEqualTo("Table 5, Premium, 8 seats, by the floor, Sold");
  }

  @Test
  void a_free_table_says_its_whole_price_and_the_share_of_a_seat() {
    assertThat(table("12").costs())
        .isEqualTo(
            new TableView.Costs(
                "$1,200.00", "all in", "all in, $150.00 a seat", "includes $120.00 fee"));
    assertThat(table("12").spoken())
        .isEqualTo("Table 12, Front row, 8 seats, by the floor, $1,200.00 all in");
  }

  @Test
  void a_deposit_says_what_is_due_now_and_what_is_spent_at_the_table() {
    assertThat(table("4").costs())
        .isEqualTo(
            new TableView.Costs(
                "$360.00",
                "deposit",
                "deposit, due now",
                "$1,440.00 minimum spend, every charge included: $1,080.00 more at the table"));
    assertThat(table("4").spoken())
        .isEqualTo("Table 4, Premium, 8 seats, by the floor, $360.00 deposit");
    assertThat(page.booking().policy()).contains("If nobody from your party comes, we keep it.");

    TablesPage spanish = new SampleTables(Language.ES).open(null);
    assertThat(
            spanish.tables().stream().filter(t -> t.label().equals("4")).findFirst().orElseThrow())
        .extracting(t -> t.costs().feeLine())
        .isEqualTo("consumo mínimo de $1,440.00 con todos los cargos: $1,080.00 más en la mesa");
  }

  @Test
  void the_room_is_told_in_the_reader_s_language_and_the_rest_as_the_venue_wrote_it() {
    TablesPage spanish = new SampleTables(Language.ES).open(null);

    assertThat(spanish.tables().getLast().spoken())
        .isEqualTo("Mesa 14, Estándar, 4 lugares, junto a la pista, $320.00 todo incluido");
    assertThat(spanish.tables().getLast().included())
        .containsExactly(
            new Phrase("Un pase para cada quien", Language.ES),
            new Phrase("Two bottles, mixers, a host of your own", Language.EN));
    assertThat(spanish.room().marks())
        .extracting(mark -> mark.name().text())
        .containsExactly("Cabina", "Pista", "Barra", "Entrada");
  }

  @Test
  void the_list_begins_with_what_is_free() {
    assertThat(page.listed())
        .extracting(TableView::label)
        .containsExactly("2", "4", "6", "9", "10", "12", "13", "14", "1", "3", "5", "7", "8", "11");
    assertThat(page.booking().free()).isEqualTo("8 of 14 free");
  }

  @Test
  void an_event_without_a_free_table_says_so_and_offers_none_to_book() {
    TablesPage soldOut = new SampleTables(Language.EN).soldOut();

    assertThat(soldOut.booking().open()).isFalse();
    assertThat(soldOut.booking().stateLine())
        .isEqualTo("Every table for Saturday 28 November is taken.");
  }

  @Test
  void a_label_with_signs_of_an_address_leads_to_its_own_table() {
    TableView table = table("12");
    TableView odd =
        new TableView(
            table.id(),
            "A&B 1",
            table.name(),
            table.line(),
            table.section(),
            table.costs(),
            table.included(),
            table.standing(),
            table.glyph());

    assertThat(odd.address()).isEqualTo("?table=A%26B+1");
  }

  private TableView table(String label) {
    return page.tables().stream().filter(t -> t.label().equals(label)).findFirst().orElseThrow();
  }
}
