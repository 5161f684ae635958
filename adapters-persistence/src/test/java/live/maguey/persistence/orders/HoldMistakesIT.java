package live.maguey.persistence.orders;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import live.maguey.persistence.Mistakes;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever mistake is made in the function that holds places, a case finds it.
@Tag("full")
class HoldMistakesIT {
  private static final String FUNCTION = "/db/schema/R__orders_hold.sql";

  @ParameterizedTest
  @EnumSource
  void a_mistake_in_the_hold_is_found(HoldMistake mistake) throws IOException {
    String wrong = Mistakes.plant(text(), mistake.right, mistake.wrong);

    TestDatabase.changed(wrong, () -> Mistakes.assertFound(mistake, mistake.cases));
  }

  private static String text() throws IOException {
    try (InputStream file = HoldMistakesIT.class.getResourceAsStream(FUNCTION)) {
      return new String(
          Objects.requireNonNull(file, FUNCTION).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
