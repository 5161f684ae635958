package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoadTableTest {
  @Test
  void times_have_two_digits_where_they_are_small_and_separators_where_they_are_large() {
    assertThat(LoadTable.millis(0.1234)).isEqualTo("0.12");
    assertThat(LoadTable.millis(9.994)).isEqualTo("9.99");
    assertThat(LoadTable.millis(10)).isEqualTo("10");
    assertThat(LoadTable.millis(12_345.6)).isEqualTo("12,346");
  }

  @Test
  void a_step_is_a_row_under_its_names() {
    Map<Double, Double> curve =
        new TreeMap<>(Map.of(50.0, 1.5, 95.0, 22.0, 99.0, 333.0, 100.0, 4_444.0));
    Step.Result step = new Step.Result("order placed", 1_000, 1, 2, 30, curve, Map.of(), Map.of());

    assertThat(LoadTable.cells(step))
        .hasSameSizeAs(LoadTable.STEPS)
        .containsExactly("order placed", "1,000", "1", "2", "30", "1.50", "22", "333", "4,444");
  }

  @Test
  void a_ratio_names_what_it_is_of_and_its_bound_where_it_has_one() {
    assertThat(LoadTable.cells(new Ratio("hold", "HOLD_BATCH", Ratios.ROW, 12, 30, 4, 5)))
        .hasSameSizeAs(LoadTable.RATIOS)
        .containsExactly("hold, HOLD_BATCH", "12", "30", "4.00", "7.5", "5");
    assertThat(
            LoadTable.cells(
                new Ratio("statement", "PING", Ratios.ROW, 9, 1, 4, Double.POSITIVE_INFINITY)))
        .containsExactly("PING", "9", "1.00", "4.00", "0.3", "");
  }

  @Test
  void the_widest_rows_fit_80_columns() {
    Step.Result widest =
        new Step.Result(
            "paid to tickets",
            10_000,
            1_000,
            10_000,
            1_000,
            new TreeMap<>(Map.of(50.0, 10_000.0, 95.0, 10_000.0, 99.0, 10_000.0, 100.0, 10_000.0)),
            Map.of(),
            Map.of());

    assertThat(width(LoadTable.STEPS, LoadTable.cells(widest))).isLessThanOrEqualTo(80);
    assertThat(
            width(
                LoadTable.RATIOS,
                LoadTable.cells(
                    new Ratio("webhook", "STORE_EVENT", Ratios.ROW, 100_000, 10_000, 10_000, 5))))
        .isLessThanOrEqualTo(80);
  }

  /// As a table has it: two spaces between columns.
  private static int width(List<String> names, List<String> cells) {
    int width = 2 * (names.size() - 1);
    for (int i = 0; i < names.size(); i++) {
      width += Math.max(names.get(i).length(), cells.get(i).length());
    }
    return width;
  }
}
