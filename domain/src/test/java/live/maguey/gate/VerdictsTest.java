package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import live.maguey.evidence.Requirement;
import live.maguey.shared.Language;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Requirement({"SCAN-02", "3.2"})
class VerdictsTest {
  private static final Map<String, String> FACTS =
      Map.of(
          "time", "23:12",
          "gate", "Gate B",
          "device", "Alma, phone 3",
          "night", "Doble Filo, Sat 5 Dec",
          "tier", "General");

  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_has_a_verdict_and_words_in_both_languages(Reason reason) {
    Verdict verdict = Verdicts.of(reason, null);

    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.vibration()).isNotEmpty();
    for (Language language : Language.values()) {
      Verdict.Words words = verdict.in(language).filled(FACTS);
      assertThat(words.word()).isNotBlank();
      assertThat(words.title()).isNotBlank().doesNotContain("{", "!");
      assertThat(words.line()).doesNotContain("{", "!");
    }
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void only_what_admits_is_green_or_asks_to_look(Reason reason) {
    assertThat(Verdicts.of(reason, null).field() != Verdict.Field.REFUSE)
        .isEqualTo(reason.admits());
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"ADMITTED", "READMITTED"},
      mode = EnumSource.Mode.EXCLUDE)
  void every_refusal_says_what_staff_need_to_know(Reason reason) {
    for (Language language : Language.values()) {
      assertThat(Verdicts.of(reason, null).in(language).filled(FACTS).line()).isNotBlank();
    }
  }

  @Test
  void a_tables_guest_gets_a_verdict_of_their_own() {
    assertThat(Verdicts.of(Reason.ADMITTED, Ticket.Kind.GENERAL).field())
        .isEqualTo(Verdict.Field.ADMIT);
    for (Ticket.Kind kind : List.of(Ticket.Kind.HOST, Ticket.Kind.GUEST)) {
      Verdict admitted = Verdicts.of(Reason.ADMITTED, kind);
      assertThat(admitted.field()).isEqualTo(Verdict.Field.VIP);
      assertThat(admitted.vibration()).containsExactly(50, 30, 50, 30, 50);
      assertThat(Verdicts.of(Reason.ALREADY_USED, kind).field()).isEqualTo(Verdict.Field.REFUSE);
    }
  }

  @Test
  @Requirement({"SCAN-03", "3.3"})
  void already_used_says_when_where_and_who() {
    Verdict.Words words =
        Verdicts.of(Reason.ALREADY_USED, Ticket.Kind.GENERAL).in(Language.EN).filled(FACTS);

    assertThat(words.title()).isEqualTo("Already used");
    assertThat(words.line()).isEqualTo("23:12, Gate B, Alma, phone 3.");
  }

  @Test
  void a_sentence_without_its_facts_is_left_out_and_nothing_fails() {
    Verdict.Words words =
        Verdicts.of(Reason.ALREADY_USED, null).in(Language.ES).filled(Map.of("time", "23:12"));

    assertThat(words).isEqualTo(new Verdict.Words("No", "Ya se usó", ""));
  }
}
