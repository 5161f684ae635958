package live.maguey.persistence.gate;

import live.maguey.persistence.Mistakes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever mistake is made in the statement that admits, a case finds it.
@Tag("full")
class AdmissionMistakesIT {
  @ParameterizedTest
  @EnumSource
  void a_mistake_in_the_admission_is_found(AdmissionMistake mistake) {
    String wrong = Mistakes.plant(GateSql.ADMIT.text(), mistake.right, mistake.wrong);

    Admitting.by(wrong, () -> Mistakes.assertFound(mistake, mistake.cases));
  }
}
