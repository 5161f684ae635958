package live.maguey.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffNameTest {
  @ParameterizedTest
  @CsvSource({
    "Alma, alma",
    "Ángel Núñez, ANGEL NUNEZ",
    "José, Jose\u0301",
    "Ana Paz, Ana\u00A0 Paz",
    "Luis, L\u200Buis"
  })
  void what_people_take_for_the_same_name_has_one_key(String one, String other) {
    assertThat(StaffName.parse(other).key()).isEqualTo(StaffName.parse(one).key());
  }

  @ParameterizedTest
  @CsvSource({"Alma, Alba", "Ana Paz, Anapaz", "Luis 1, Luis 2", "´, `"})
  void other_names_have_other_keys(String one, String other) {
    assertThat(StaffName.parse(other).key()).isNotEmpty().isNotEqualTo(StaffName.parse(one).key());
  }

  @Test
  void a_name_is_kept_as_it_is_written_without_the_blanks_around_it() {
    assertThat(StaffName.parse(" Ángel Núñez ")).hasToString("Ángel Núñez");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "Al\nma", "Al\u202Ema", "12345678901234567890123456789012345678901"})
  void what_is_no_name_is_refused(String text) {
    assertThatThrownBy(() -> StaffName.parse(text)).isInstanceOf(InvalidRequest.class);
  }
}
