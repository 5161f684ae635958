package live.maguey.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import live.maguey.evidence.Requirement;
import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("SCAN-01")
class DeviceKeyTest {
  private static final byte[] MESSAGE = "POST /api/gate/scans".getBytes(StandardCharsets.UTF_8);

  private final KeyPair pair = SampleKeys.pair("secp256r1");
  private final DeviceKey key = SampleKeys.of(pair);

  @Test
  void a_signature_of_its_device_fits_and_of_another_or_of_other_words_does_not() {
    byte[] signature = SampleKeys.sign("SHA256withECDSAinP1363Format", pair.getPrivate(), MESSAGE);

    assertThat(key.verifies(MESSAGE, signature)).isTrue();
    assertThat(SampleKeys.ONE.verifies(MESSAGE, signature)).isFalse();
    assertThat(key.verifies(new byte[] {1}, signature)).isFalse();
    assertThat(key.verifies(MESSAGE, new byte[64])).isFalse();
    assertThat(key.verifies(MESSAGE, new byte[0])).isFalse();
  }

  @Test
  void a_signature_in_another_form_does_not_fit() {
    byte[] der = SampleKeys.sign("SHA256withECDSA", pair.getPrivate(), MESSAGE);

    assertThat(key.verifies(MESSAGE, der)).isFalse();
  }

  @Test
  void a_key_is_read_as_it_is_written() {
    assertThat(DeviceKey.parse(key.toString())).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(key).isNotEqualTo(SampleKeys.ONE).isNotEqualTo(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1"})
  void a_key_of_another_curve_is_refused(String curve) {
    byte[] other = SampleKeys.pair(curve).getPublic().getEncoded();

    assertThatThrownBy(() -> DeviceKey.parse(Base64.getEncoder().encodeToString(other)))
        .isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key", "%%%", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE"})
  void what_is_no_key_is_refused(String text) {
    assertThatThrownBy(() -> DeviceKey.parse(text))
        .isInstanceOfSatisfying(
            InvalidRequest.class, no -> assertThat(no.field()).isEqualTo("key"));
  }
}
