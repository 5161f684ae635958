package live.maguey.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import live.maguey.shared.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the words of every surface keep to.
public abstract class WordsContract {
  /// The folder of its files.
  protected abstract String surface();

  protected final Words words(Language language) {
    return Words.of(surface(), language);
  }

  @ParameterizedTest
  @EnumSource
  void every_sentence_is_there_in_every_language(Language language) {
    assertThat(words(language).keys()).isNotEmpty().isEqualTo(words(Language.EN).keys());
  }

  @ParameterizedTest
  @EnumSource
  void a_sentence_has_places_for_the_same_values_in_every_language(Language language) {
    assertThat(places(words(language))).isEqualTo(places(words(Language.EN)));
  }

  /// A straight one is a quote to the pattern.
  @ParameterizedTest
  @EnumSource
  void an_apostrophe_is_a_typographic_one(Language language) {
    Words words = words(language);
    assertThat(words.keys()).allSatisfy(key -> assertThat(words.get(key)).doesNotContain("'"));
  }

  private static Map<String, TreeSet<String>> places(Words words) {
    return words.keys().stream()
        .collect(Collectors.toMap(key -> key, key -> new TreeSet<>(words.places(key))));
  }
}
