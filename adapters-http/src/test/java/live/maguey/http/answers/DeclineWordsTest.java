package live.maguey.http.answers;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.evidence.Requirement;
import live.maguey.payments.DeclineReason;
import live.maguey.shared.Language;
import live.maguey.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Requirement({"PAY-04", "1.4", "11.5"})
class DeclineWordsTest {
  private static final Words EN = PageWords.in(Language.EN);
  private static final Words ES = PageWords.in(Language.ES);

  @ParameterizedTest
  @EnumSource
  void every_decline_speaks_both_languages_and_says_the_next_step(DeclineReason reason) {
    String english = DeclineWords.of(reason, EN);
    String spanish = DeclineWords.of(reason, ES);

    assertThat(english).contains("Nothing was charged").contains("still held");
    assertThat(spanish).contains("No se cobró nada").contains("siguen apartados");
    switch (reason.next()) {
      case ANOTHER_CARD -> {
        assertThat(english).containsAnyOf("another card", "another one");
        assertThat(spanish).containsIgnoringCase("prueba otra");
      }
      case TYPE_AGAIN -> {
        assertThat(english).contains("Type it again");
        assertThat(spanish).contains("Escríbelo otra vez");
      }
      case CONFIRM -> {
        assertThat(english).contains("confirm with your bank");
        assertThat(spanish).contains("confirma con tu banco");
      }
      case TRY_AGAIN -> {
        assertThat(english).contains("Try again");
        assertThat(spanish).contains("Inténtalo otra vez");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LOST_CARD", "STOLEN_CARD", "CARD_WANTED_BACK", "FRAUD_SUSPECTED", "BLOCKED"})
  void what_must_not_be_told_apart_reads_like_any_decline(DeclineReason secret) {
    assertThat(DeclineWords.of(secret, EN)).isEqualTo(DeclineWords.of(DeclineReason.NO_REASON, EN));
    assertThat(DeclineWords.of(secret, ES)).isEqualTo(DeclineWords.of(DeclineReason.NO_REASON, ES));
  }

  @Test
  void what_may_be_told_is_told_apart() {
    assertThat(EN.keys()).filteredOn(key -> key.startsWith("order.declined.")).hasSize(14);
    assertThat(DeclineReason.values())
        .extracting(reason -> DeclineWords.of(reason, EN))
        .filteredOn(DeclineWords.of(DeclineReason.NO_REASON, EN)::equals)
        .hasSize(6);
  }
}
