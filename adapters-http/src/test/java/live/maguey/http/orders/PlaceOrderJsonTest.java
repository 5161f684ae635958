package live.maguey.http.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import live.maguey.events.TableId;
import live.maguey.events.TierId;
import live.maguey.http.orders.PlaceOrderJson.LineJson;
import live.maguey.http.routing.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceOrderJsonTest {
  private static final String TIER = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c01";
  private static final String TABLE = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c12";

  private static PlaceOrderJson order(LineJson... lines) {
    return new PlaceOrderJson(
        "noche-de-humo",
        List.of(lines),
        1L,
        "Inés",
        "ines@example.org",
        null,
        true,
        "2026-11",
        null);
  }

  @Test
  void a_line_is_of_places_or_of_a_table() {
    PlaceOrderJson order = order(new LineJson(TIER, 2, null), new LineJson(null, null, TABLE));

    assertThat(order.quantities()).isEqualTo(Map.of(TierId.parse(TIER), 2));
    assertThat(order.table()).isEqualTo(TableId.parse(TABLE));
    assertThat(order(new LineJson(TIER, 2, null)).table()).isNull();
  }

  /// What is hashed for an idempotency key is as it was before there were tables.
  @Test
  void a_line_of_places_says_nothing_of_tables() {
    byte[] json = Json.bytes(new LineJson(TIER, 2, null));

    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo("{\"tier\":\"" + TIER + "\",\"quantity\":2}");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 2, -, lines[0].tier is missing",
        TIER + ", -, -, lines[0].quantity is missing",
        TIER + ", 0, -, lines[0].quantity must be 1 or more",
        "tier, 1, -, lines[0].tier is not an id",
        "-, -, table, lines[0].table is not an id",
        "-, 1, " + TABLE + ", lines[0].table stands alone in its line",
      })
  void a_line_that_is_neither_names_its_field(
      @Nullable String tier, @Nullable Integer quantity, @Nullable String table, String told) {
    PlaceOrderJson order = order(new LineJson(tier, quantity, table));

    assertThatThrownBy(
            () -> {
              order.quantities();
              order.table();
            })
        .hasMessageContaining(told);
  }

  @Test
  void an_order_has_one_table_at_most() {
    LineJson table = new LineJson(null, null, TABLE);

    assertThatThrownBy(() -> order(table, table).table())
        .hasMessageContaining("lines[1].table is a second one");
  }
}
