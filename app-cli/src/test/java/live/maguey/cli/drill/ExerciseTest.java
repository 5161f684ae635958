package live.maguey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.TypeConversionException;

class ExerciseTest {
  /// Of 80, what the other columns and the gaps leave.
  private static final int ROOM =
      80 - "ORDERS".length() - "RESULT".length() - "MENDED IN".length() - 4 * 2;

  private static final int LONGEST_WORD = "duplicate-webhooks".length();

  @ParameterizedTest
  @EnumSource
  void each_fits_a_row_of_a_terminal_and_is_read_as_it_is_written(Exercise exercise) {
    assertThat(exercise.word().length()).isLessThanOrEqualTo(LONGEST_WORD);
    assertThat(exercise.says().length()).isLessThanOrEqualTo(ROOM - LONGEST_WORD);
    assertThat(new Exercise.Named().convert(exercise.word())).isEqualTo(exercise);
  }

  @Test
  void another_word_is_answered_with_those_there_are() {
    assertThatThrownBy(() -> new Exercise.Named().convert("earthquake"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'earthquake' is no exercise; there are duplicate-webhooks, ");
  }
}
