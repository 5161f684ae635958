package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Noche Eléctrica",
        "Łódź, Ș",
        "ночь",
        "夜",
        "לילה",
        "ليلة",
        "👩‍🎤 live",
        "b2b & <more>",
        "می‌خواهم"
      })
  void what_people_write_is_kept(String text) {
    assertThat(OneLine.parse("title", "  " + text + " ", 80)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\nlines",
        "two\rlines",
        "two\r\nlines",
        "tab\there",
        "nul\u0000",
        "next\u0085line",
        "line\u2028separator",
        "paragraph\u2029separator",
        "over\u202Eride",
        "iso\u2066late",
        "mark\u200Fed",
        "delete\u007f",
        "esc\u001b[31m"
      })
  void what_is_more_than_a_line_or_turns_it_is_refused(String text) {
    assertThatThrownBy(() -> OneLine.parse("title", text, 80))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("title has a line break, or an invisible character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200B", "\u00AD\u200D", "\u2060 \u2060", "\uFE0F"})
  void what_nobody_can_see_is_refused(String text) {
    assertThatThrownBy(() -> OneLine.parse("title", text, 80))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("title has nothing that can be read");
  }

  @Test
  void a_line_has_an_end() {
    assertThat(OneLine.parse("title", "n".repeat(80), 80)).hasSize(80);
    assertThatThrownBy(() -> OneLine.parse("title", "n".repeat(81), 80))
        .hasMessage("title is over 80 characters long");
    assertThatThrownBy(() -> OneLine.parse("title", " ", 80)).hasMessage("title is empty");
    assertThat(OneLine.optional("note", " ", 80)).isEmpty();
  }

  @Test
  void paragraphs_may_break_their_lines_and_nothing_else() {
    assertThat(OneLine.paragraphs("description", "a\r\n\r\nb", 80)).isEqualTo("a\n\nb");
    assertThatThrownBy(() -> OneLine.paragraphs("description", "a\rb", 80))
        .isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> OneLine.paragraphs("description", "a\u202Eb", 80))
        .isInstanceOf(InvalidRequest.class);
  }
}
