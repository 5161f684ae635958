package live.maguey.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import live.maguey.shared.ShortCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TicketNumberTest {
  /// The cases that the gate's page is held to as well.
  @ParameterizedTest
  @CsvFileSource(resources = "numbers.csv", numLinesToSkip = 1)
  void a_slip_is_told_from_a_number(String typed, boolean mistyped) {
    assertThat(TicketNumber.isMistyped(typed)).isEqualTo(mistyped);
  }

  @Property
  void a_ticket_has_a_number_without_a_slip(@ForAll long head, @ForAll long tail) {
    String number = TicketNumber.of(new TicketId(new UUID(head, tail)));

    assertThat(number).matches("[" + ShortCode.ALPHABET + "]{4}-[" + ShortCode.ALPHABET + "]{4}");
    assertThat(TicketNumber.isMistyped(number)).isFalse();
  }

  @Property
  void one_other_sign_is_always_a_slip(
      @ForAll long tail,
      @ForAll @IntRange(max = 7) int place,
      @ForAll @IntRange(max = 31) int sign) {
    StringBuilder typed = new StringBuilder(bare(tail));
    boolean other = typed.charAt(place) != ShortCode.ALPHABET.charAt(sign);
    typed.setCharAt(place, ShortCode.ALPHABET.charAt(sign));

    assertThat(TicketNumber.isMistyped(typed.toString())).isEqualTo(other);
  }

  @Property
  void two_signs_that_changed_places_are_always_a_slip(
      @ForAll long tail, @ForAll @IntRange(max = 7) int one, @ForAll @IntRange(max = 7) int two) {
    String number = bare(tail);
    StringBuilder typed = new StringBuilder(number);
    typed.setCharAt(one, number.charAt(two));
    typed.setCharAt(two, number.charAt(one));

    assertThat(TicketNumber.isMistyped(typed.toString()))
        .isEqualTo(number.charAt(one) != number.charAt(two));
  }

  private static String bare(long tail) {
    return TicketNumber.bare(TicketNumber.of(new TicketId(new UUID(0, tail))));
  }
}
