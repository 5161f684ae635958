package live.maguey.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "partially_refunded",
          "夜",
          "ｆｕｌｌ",
          "e\u0301",
          "👩🏽‍🚀",
          "❤️",
          " ",
          "  ",
          "\n",
          "\u202E",
          "\u2028",
          "\uD800",
          "ł",
          "ש",
          "한",
          "ᄒ",
          "cs_test_",
          "x".repeat(66),
          ".",
          "-",
          "漢字".repeat(40),
          "o\u0308\u0323",
          "");

  @ParameterizedTest
  @CsvSource({"abc, 3", "é, 1", "夜, 2", "ｆ, 2", "한, 2", "👩, 2", "ł, 1", "ש, 1", "…, 1", "'', 0"})
  void a_text_is_as_wide_as_a_terminal_shows_it(String text, int columns) {
    assertThat(TerminalText.width(text)).isEqualTo(columns);
  }

  @Test
  void letters_that_are_put_together_are_one_letter() {
    assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
    assertThat(TerminalText.wrapped("e\u0301e\u0301e\u0301", 2))
        .containsExactly("e\u0301e\u0301", "e\u0301");
  }

  @Test
  void any_text_at_any_width_stays_within_it_and_loses_no_letter() {
    Random random = new Random(20);
    for (int i = 0; i < 3_000; i++) {
      int width = 20 + random.nextInt(190);
      int columns = 1 + random.nextInt(7);
      List<String> names =
          Stream.generate(() -> "N".repeat(1 + random.nextInt(8))).limit(columns).toList();
      List<List<String>> rows = new ArrayList<>();
      for (int row = random.nextInt(4); row >= 0; row--) {
        rows.add(Stream.generate(() -> text(random)).limit(columns).toList());
      }
      List<String> lines = TextTable.lines(names, rows, width, (part, _) -> part);
      assertThat(lines)
          .as("width %d of %s", width, rows)
          .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(width));
      assertThat(letters(lines)).isEqualTo(letters(rows.stream().flatMap(List::stream).toList()));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /// How often each is there; the names of columns, which are repeated where rows are stacked, are
  /// not counted.
  private static Map<Integer, Long> letters(List<String> texts) {
    return texts.stream()
        .map(TerminalText::clean)
        .flatMapToInt(String::codePoints)
        .filter(letter -> letter != ' ' && letter != 'N')
        .boxed()
        .collect(Collectors.groupingBy(letter -> letter, TreeMap::new, Collectors.counting()));
  }

  @Test
  void what_fits_stands_side_by_side_and_columns_of_wide_letters_are_aligned() {
    assertThat(table(40, List.of("夜", "paid", "1"), List.of("a", "held", "12")))
        .containsExactly("NIGHT  STATE  N", "夜     paid   1", "a      held   12");
  }

  @Test
  void a_long_last_column_goes_on_in_the_next_line() {
    assertThat(table(26, List.of("a", "paid", "asked Stripe twice")))
        .containsExactly("NIGHT  STATE  N", "a      paid   asked Stripe", "              twice");
  }

  @Test
  void an_id_in_the_last_column_stays_in_one_piece_to_be_copied() {
    String id = "01a2299a-c5ae-765e-92ff-bdb181046ca9";
    List<List<String>> rows =
        List.of(List.of("MGY-7K2M-4Q", "succeeded", "$60.00", "2026-11-28 23:05", id));

    for (int width : List.of(46, 60, 80, 90)) {
      assertThat(
              TextTable.lines(
                  List.of("ORDER", "STATE", "AMOUNT", "ASKED", "REFUND"),
                  rows,
                  width,
                  (part, _) -> part))
          .as("%d columns", width)
          .anyMatch(line -> line.contains(id));
    }
  }

  @Test
  void a_row_without_room_stands_under_itself_with_its_state_in_one_piece() {
    assertThat(
            table(26, List.of("noche-de-humo", "partially_refunded", "1"), List.of("b", "", "2")))
        .containsExactly(
            "NIGHT  noche-de-humo",
            "STATE  partially_refunded",
            "N      1",
            "",
            "NIGHT  b",
            "N      2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0", "", "24", "stty: not a tty"})
  void a_terminal_that_does_not_know_its_width_is_a_common_one(String said) {
    assertThat(Terminal.columns(said)).isEqualTo(80);
  }

  @Test
  void a_terminal_is_as_wide_as_it_says() {
    assertThat(Terminal.columns("24 132\n")).isEqualTo(132);
    assertThat(Terminal.columns("24 3\n")).isEqualTo(20);
  }

  @SafeVarargs
  private static List<String> table(int width, List<String>... rows) {
    return TextTable.lines(List.of("NIGHT", "STATE", "N"), List.of(rows), width, (part, _) -> part);
  }
}
