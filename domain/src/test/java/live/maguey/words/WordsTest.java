package live.maguey.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;

class WordsTest extends WordsContract {
  private final Words en = words(Language.EN);

  @Override
  protected String surface() {
    return "words-test";
  }

  @Test
  void each_language_has_its_own_order_of_the_same_values() {
    Map<String, ?> values = Map.of("time", "22:00", "weekday", "Friday", "unused", "x");

    assertThat(en.get("door", values)).isEqualTo("Doors 22:00, Friday");
    assertThat(en.other().get("door", values)).isEqualTo("Friday, puertas 22:00");
  }

  @Test
  void a_count_chooses_a_form_inside_a_sentence_or_a_sentence() {
    assertThat(en.get("left", Map.of("count", 1, "event", "Agave")))
        .isEqualTo("One place for Agave");
    assertThat(en.get("left", Map.of("count", 12, "event", "Agave")))
        .isEqualTo("12 places for Agave");
    assertThat(en.count("tickets", 1, Map.of("event", "Agave"))).isEqualTo("Your ticket for Agave");
    assertThat(en.count("tickets", 3, Map.of("count", 3, "event", "Agave")))
        .isEqualTo("Your 3 tickets for Agave");
  }

  @Test
  void places_may_be_numbered() {
    assertThat(en.get("numbered", "one", "two")).isEqualTo("two after one");
    assertThat(en.places("numbered")).containsExactly("0", "1");
  }

  @Test
  void a_value_is_text_whatever_signs_it_has() {
    assertThat(en.get("door", Map.of("time", "{weekday} '$1'", "weekday", "{0}")))
        .isEqualTo("Doors {weekday} '$1', {0}");
  }

  @Test
  void a_value_that_is_not_given_is_not_passed_over() {
    assertThatThrownBy(() -> en.get("door", Map.of("time", "22:00")))
        .hasMessageContaining("door wants a value for {weekday}");
  }

  @Test
  void a_key_without_words_is_a_bug_with_a_name() {
    assertThatThrownBy(() -> en.get("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.key");
  }
}
