package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailWordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  @Test
  void every_sentence_is_there_in_every_language() {
    Set<String> english = new TreeSet<>(MailWords.in(Language.EN).keys());
    for (Language language : Language.values()) {
      assertThat(new TreeSet<>(MailWords.in(language).keys())).isEqualTo(english);
    }
  }

  static Stream<String> sentences() {
    return MailWords.in(Language.EN).keys().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void a_sentence_names_the_same_values_in_every_language(String key) {
    Set<String> english = places(MailWords.in(Language.EN), key);
    for (Language language : Language.values()) {
      assertThat(places(MailWords.in(language), key)).isEqualTo(english);
    }
  }

  @Test
  void a_value_that_is_not_given_is_not_passed_over() {
    assertThatThrownBy(() -> MailWords.in(Language.EN).say("bring", Map.of("years", 21)))
        .hasMessageContaining("{age}");
  }

  private static Set<String> places(MailWords words, String key) {
    return PLACE
        .matcher(words.sentence(key))
        .results()
        .map(place -> place.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
