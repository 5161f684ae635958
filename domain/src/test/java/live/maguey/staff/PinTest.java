package live.maguey.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"000000", "123456", "987654", "890123", "864208", "121212", "112211", "407407"})
  void what_anybody_would_try_is_easy(String digits) {
    assertThat(new Pin(digits).isEasy()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"407193", "123457", "012344", "407408"})
  void others_are_not(String digits) {
    assertThat(new Pin(digits).isEasy()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "４０７１９３", " 40719"})
  void what_is_not_six_digits_is_refused_and_not_repeated(String text) {
    assertThatThrownBy(() -> new Pin(text))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("is not six digits");
  }

  @ParameterizedTest
  @ValueSource(strings = "407193")
  void its_text_never_says_it(String digits) {
    assertThat(new Pin(digits) + "" + new NewPins(() -> 407_193).next()).doesNotContain(digits);
  }
}
