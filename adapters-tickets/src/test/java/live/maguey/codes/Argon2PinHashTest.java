package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import live.maguey.staff.Pin;
import live.maguey.staff.PinHash;
import org.junit.jupiter.api.Test;

class Argon2PinHashTest {
  private final PinHash hash = new Argon2PinHash(new SecureRandom());
  private final Pin pin = new Pin("407193");

  /// By the reference implementation in C, as argon2-cffi 25.1.0 has it.
  @Test
  void another_implementation_makes_the_same_text_with_the_costs_that_owasp_names() {
    byte[] salt = "sixteen bytes of".getBytes(StandardCharsets.US_ASCII);

    assertThat(Argon2PinHash.of(pin, salt))
        .isEqualTo(
            "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvZg"
                + "$hsXz8kz2r4ItHfp7Y8o5vQBrKKjlGyCxeFqcsFhL1Ec");
  }

  @Test
  void the_same_pin_twice_has_two_texts_and_stands_in_none() {
    String first = hash.of(pin);
    String second = hash.of(pin);

    assertThat(first)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}")
        .doesNotContain(pin.digits());
    assertThat(second).isNotEqualTo(first);
    assertThat(second.split("\\$")[4]).as("the salt").isNotEqualTo(first.split("\\$")[4]);
  }
}
