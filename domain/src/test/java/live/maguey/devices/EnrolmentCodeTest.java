package live.maguey.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentCodeTest {
  private final EnrolmentCode code = EnrolmentCode.of(new UUID(1, 0x0123_4567_89ab_cdefL));

  @Test
  void it_is_read_however_people_write_it() {
    assertThat(code.grouped()).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
    assertThat(EnrolmentCode.parse(code.grouped())).isEqualTo(code);
    assertThat(EnrolmentCode.parse(" " + code.value().toLowerCase(java.util.Locale.ROOT) + " "))
        .isEqualTo(code);
  }

  @Test
  void it_tells_itself_to_no_log() {
    assertThat(code.toString()).doesNotContain(code.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7K2Q", "7K2Q-4F9X-2", "7K2Q-4F9O", "7K2Q-4F91", "7K2Q_4F9X"})
  void what_is_no_code_is_refused(String text) {
    assertThatThrownBy(() -> EnrolmentCode.parse(text))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("code"));
  }
}
