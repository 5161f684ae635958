package live.maguey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import live.maguey.evidence.Requirements;
import org.junit.jupiter.api.Test;

/// Holds the tests' own sources against the [TestRules], and shows that each rule bites.
class TestRulesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String REAL = "House.open" + "()";

  @Test
  void no_test_has_a_literal_date_beside_a_real_clock() throws IOException {
    Map<String, String> sources = TestRules.sources(ROOT);

    assertThat(sources).hasSizeGreaterThan(200);
    assertThat(TestRules.literalDatesBesideARealClock(sources)).isEmpty();
  }

  @Test
  void a_planted_date_is_found_beside_a_real_clock_and_nowhere_else() {
    assertThat(TestRules.literalDatesBesideARealClock(Map.of("A", REAL + " \"2031-01-" + "02\"")))
        .containsExactly("A has 2031-01-02 and asks the real clock");
    assertThat(
            TestRules.literalDatesBesideARealClock(Map.of("A", REAL + " Nights.tonight" + "(ids)")))
        .hasSize(1);
    assertThat(
            TestRules.literalDatesBesideARealClock(
                Map.of(
                    "A", "Clock.fixed(\"2031-01-" + "02\")",
                    "B", REAL + " \"2015-06-01\"",
                    "C", REAL + "\n  /" + "/ since 2031-01-" + "02")))
        .isEmpty();
  }

  @Test
  void no_test_is_evidence_for_what_is_absent_or_never_asked() throws IOException {
    assertThat(TestRules.falseEvidence(TestRules.sources(ROOT), Requirements.load())).isEmpty();
  }

  @Test
  void planted_evidence_for_what_is_absent_or_never_asked_is_found() {
    String planted = "@Requirement" + "({\"PAY-01\", \"12.5\",\n  \"PAY-09\"})";

    assertThat(TestRules.falseEvidence(Map.of("A", planted), Requirements.load()))
        .containsExactly(
            "A: 12.5 cannot be proved yet: launch review is absent",
            "A: PAY-09 is none of the customer's requirements");
  }
}
