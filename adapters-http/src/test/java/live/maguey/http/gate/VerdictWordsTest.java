package live.maguey.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Reason;
import live.maguey.http.answers.PageWords;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Requirement({"SCAN-02", "3.2"})
class VerdictWordsTest {
  private static final Map<String, String> FACTS =
      Map.of(
          "time", "23:12",
          "gate", "Gate B",
          "device", "Alma, phone 3",
          "night", "Doble Filo, Sat 5 Dec",
          "tier", "General {1}");

  private static VerdictWords words(Reason reason, Map<String, String> facts, Language language) {
    return VerdictWords.of(reason, facts, PageWords.in(language));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_has_words_in_both_languages(Reason reason) {
    for (Language language : Language.values()) {
      VerdictWords words = words(reason, FACTS, language);
      assertThat(words.title()).isNotBlank().doesNotContain("!");
      assertThat(words.line()).doesNotContain("{", "!");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"ADMITTED", "READMITTED", "LET_IN"},
      mode = EnumSource.Mode.EXCLUDE)
  void every_refusal_says_what_staff_need_to_know(Reason reason) {
    for (Language language : Language.values()) {
      assertThat(words(reason, FACTS, language).line()).isNotBlank();
    }
  }

  @Test
  void who_walks_in_is_told_their_tier_as_it_is_written() {
    assertThat(words(Reason.ADMITTED, FACTS, Language.EN))
        .isEqualTo(new VerdictWords("General {1}", ""));
  }

  @Test
  @Requirement({"SCAN-03", "3.3"})
  void already_used_says_when_where_and_who() {
    assertThat(words(Reason.ALREADY_USED, FACTS, Language.EN))
        .isEqualTo(new VerdictWords("Already used", "23:12, Gate B, Alma, phone 3."));
  }

  @Test
  void a_sentence_without_its_facts_is_left_out_and_nothing_fails() {
    assertThat(words(Reason.ALREADY_USED, Map.of("time", "23:12"), Language.ES))
        .isEqualTo(new VerdictWords("Ya se usó", ""));
  }
}
