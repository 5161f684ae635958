package live.maguey.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
  @ParameterizedTest
  @ValueSource(strings = {"noche-de-humo", "a", "7", "2026-11-28"})
  void a_name_in_an_address_is_lower_case_letters_digits_and_single_hyphens(String text) {
    assertThat(Slug.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "-a", "a-", "a--b", "A", "niña", "a b", "a/b", "a.b", "..", "a\n", "a_b", "%41"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> Slug.parse(text)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void it_has_at_most_80_characters() {
    assertThat(Slug.parse("x".repeat(80)).value()).hasSize(80);
    assertThatThrownBy(() -> Slug.parse("x".repeat(81))).isInstanceOf(InvalidRequest.class);
  }
}
