package live.maguey.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds out of every sentence to guests and gate staff what no barman and no bookkeeper says.
class VoiceTest {
  private static final Path MODULES = Path.of("..").toAbsolutePath().normalize();
  private static final Map<String, List<String>> FORBIDDEN =
      Map.of(
          "en",
          List.of(
              "\\bis none\\b",
              "\\bwhoever\\b",
              "\\banew\\b",
              "\\bbecame of\\b",
              "\\bwill not be\\b",
              "\\bwill not happen\\b",
              "\\bas it should be\\b",
              "\\bof late\\b",
              "\\bthe house\\b",
              "\\bthe owner\\b",
              "\\bsomebody\\b",
              "\\bforbidden\\b",
              "\\bgo on\\b(?! sale)",
              "\\b(is|are) yours\\.",
              "\\bhas an owner\\b",
              "\\bnothing to do\\b",
              "\\bletters?\\b",
              "\\bquote\\b",
              "\\bthe whole address\\b",
              "\\boops\\b",
              "\\bclient\\b",
              "\\bgo here\\b",
              "\\bthe order is for\\b",
              "\\bpaying accepts\\b",
              "\\bone page back\\b",
              "\\bknows no\\b",
              "\\bdo not know this\\b",
              "\\bdoes not reach\\b",
              "\\bscreen up\\b",
              "\\bhear and feel\\b",
              "\\blist answers\\b"),
          "es",
          List.of(
              "\\bórden(es)?\\b|\\borden\\b",
              "\\bla casa\\b",
              "\\b(la|esta|tu|su|nuestra|otra) dirección\\b",
              "\\btienen? dueño\\b",
              "\\bno será\\b",
              "\\bnavegador no conoce\\b",
              "\\bprohibida\\b",
              "\\b(es|son) tuy[oa]s?\\.",
              "\\bfactura\\b",
              "\\busted(es)?\\b",
              "\\bentradas?\\b(?! a| al)",
              "\\bordenador\\b",
              "\\bmóvil\\b",
              "\\bemail\\b|\\be-mail\\b",
              "\\blink\\b",
              "\\bvosotros\\b",
              "\\ba nombre de quién\\b"));

  @ParameterizedTest
  @CsvSource({
    "en, adapters-http/src/main/resources/words/en.properties",
    "es, adapters-http/src/main/resources/words/es.properties",
    "en, adapters-email/src/main/resources/mail/en.properties",
    "es, adapters-email/src/main/resources/mail/es.properties",
    "en, adapters-tickets/src/main/resources/print/en.properties",
    "es, adapters-tickets/src/main/resources/print/es.properties",
  })
  void people_are_spoken_to_as_people_speak(String language, String file) throws IOException {
    Map<String, String> sentences = sentences(MODULES.resolve(file));

    assertThat(sentences).isNotEmpty();
    for (String word : Objects.requireNonNull(FORBIDDEN.get(language))) {
      Pattern forbidden = Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      sentences.forEach((key, sentence) ->
          assertThat(forbidden.matcher(sentence).find())
              .as("%s of %s says %s: %s", key, file, word, sentence)
              .isFalse());
    }
  }

  private static Map<String, String> sentences(Path file) throws IOException {
    Map<String, String> sentences = new TreeMap<>();
    Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#") && line.contains(" = "))
        .forEach(line -> sentences.put(line.split(" = ", 2)[0], line.split(" = ", 2)[1]));
    return sentences;
  }
}
