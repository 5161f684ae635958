package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShortCodeTest {
  @Test
  void the_alphabet_is_of_32_signs_of_which_no_two_look_alike() {
    assertThat(ShortCode.ALPHABET.chars().distinct()).hasSize(32);
    assertThat(ShortCode.ALPHABET).doesNotContain("0", "O", "1", "I").isUpperCase();
  }

  @Property
  void a_code_has_its_length_and_is_the_same_for_the_same_id(
      @ForAll long head, @ForAll long tail, @ForAll @IntRange(min = 1, max = 12) int length) {
    UUID id = new UUID(head, tail);
    String code = ShortCode.of(id, length);

    assertThat(code).hasSize(length).matches("[" + ShortCode.ALPHABET + "]+");
    assertThat(ShortCode.of(id, length)).isEqualTo(code);
  }

  @Property
  void ids_of_one_millisecond_differ_in_their_codes_by_their_random_tail(
      @ForAll long head, @ForAll @IntRange(max = (1 << 30) - 2) int tail) {
    assertThat(ShortCode.of(new UUID(head, tail), 6))
        .isNotEqualTo(ShortCode.of(new UUID(head, tail + 1), 6));
  }
}
