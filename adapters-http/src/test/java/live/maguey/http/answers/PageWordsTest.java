package live.maguey.http.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.shared.Language;
import live.maguey.words.Words;
import live.maguey.words.WordsContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageWordsTest extends WordsContract {

  private static final Words EN = PageWords.in(Language.EN);
  private static final Words ES = PageWords.in(Language.ES);

  @Override
  protected String surface() {
    return PageWords.SURFACE;
  }

  @Test
  void every_key_that_a_template_or_a_module_names_has_words() {
    Pattern said =
        Pattern.compile(
            "(?:say|words\\.get|words\\(\\)\\.get)\\(\\s*\"([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\"");
    Set<String> used = new TreeSet<>();
    sources(Path.of("src/main/jte")).forEach(text -> used.addAll(found(said, text)));
    sources(Path.of("src/main/java")).forEach(text -> used.addAll(found(said, text)));
    Pattern gate = Pattern.compile("\\bsay\\(\\s*['\"]([a-z0-9.-]+)['\"]");
    sources(Path.of("src/main/resources/web/gate"))
        .forEach(text -> found(gate, text).forEach(key -> used.add("gate." + key)));

    assertThat(used).hasSizeGreaterThan(80);
    assertThat(EN.keys()).containsAll(used);
  }

  @ParameterizedTest
  @EnumSource
  void the_voice_keeps_its_rules(Language language) {
    Words words = PageWords.in(language);
    for (String key : words.keys()) {
      assertThat(words.get(key))
          .as(key)
          .isNotBlank()
          .doesNotContain("!", "'", "...", "  ")
          .doesNotContainIgnoringCase("oops", "session", "sesión");
    }
  }

  @Test
  void figures_choose_their_own_form() {
    assertThat(EN.get("order.paid.detail", 1, "Saturday")).startsWith("One ticket for Saturday");
    assertThat(ES.get("order.paid.detail", 2, "sábado")).startsWith("Dos boletos para el sábado");
    assertThat(EN.get("events.headline", 8L)).startsWith("Eight nights on sale.");
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> sources(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> {
            try {
              return Files.readString(file);
            } catch (IOException unreadable) {
              throw new UncheckedIOException(unreadable);
            }
          })
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
