package live.maguey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.maguey.launch.Requirements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the tests' own sources against the [TestRules], and shows that each rule bites.
class TestRulesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String REAL = "RunningServer.open" + "()";

  @Test
  void no_test_has_a_literal_date_beside_a_real_clock() throws IOException {
    Map<String, String> sources = TestRules.sources(ROOT);

    assertThat(sources).hasSizeGreaterThan(200);
    assertThat(TestRules.literalDatesBesideARealClock(sources)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"1999-12-31\"",
        "\"2015-03-07\"",
        "Instant.parse(\"2031-01-02T20:00:00Z\")",
        "\"2101-02-28\"",
        "LocalDate.of(2015, 3, 7)",
        "Year.of(2101)",
        "Instant.ofEpochSecond(1790000000)",
        "1_790_000_000",
        "1_790_000_000_000L",
        "Nights.tonight(ids)"
      })
  void a_planted_date_is_found_beside_a_real_clock_and_nowhere_else(String date) {
    assertThat(found("A.java", REAL + " " + date)).hasSize(1);
    assertThat(found("A.java", "Clock.fixed(" + date + ")")).isEmpty();
    assertThat(found("A.java", REAL + "\n  // since " + date)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12_000", "5551234567", "\"2200-01-01\"", "\"01a2-1999\"", "1_790"})
  void what_is_no_date_may_stand_beside_a_real_clock(String value) {
    assertThat(found("A.java", REAL + " " + value)).isEmpty();
  }

  @Test
  void a_reason_excuses_its_own_date_in_its_own_test_only() {
    HarmlessDate reason = HarmlessDate.ALL.getFirst();
    String source = REAL + " \"" + reason.date() + "\"";

    assertThat(found("x/" + reason.file() + ".java", source)).isEmpty();
    assertThat(found("x/" + reason.file() + ".java", source + " \"2015-03-07\"")).hasSize(1);
    assertThat(found("x/Another.java", source)).hasSize(1);
  }

  @Test
  void no_reason_is_left_without_its_date() throws IOException {
    assertThat(TestRules.outdatedReasons(TestRules.sources(ROOT))).isEmpty();
    assertThat(TestRules.outdatedReasons(Map.of())).isEqualTo(HarmlessDate.ALL);
  }

  private static List<String> found(String file, String source) {
    return TestRules.literalDatesBesideARealClock(Map.of(file, source));
  }

  @Test
  void no_test_is_evidence_for_what_is_absent_or_never_asked() throws IOException {
    assertThat(TestRules.falseEvidence(TestRules.sources(ROOT), Requirements.load())).isEmpty();
  }

  @Test
  void planted_evidence_for_what_is_absent_or_never_asked_is_found() {
    String planted = "@Requirement" + "({\"PAY-01\", \"5.1\",\n  \"PAY-09\"})";

    assertThat(TestRules.falseEvidence(Map.of("A", planted), Requirements.load()))
        .containsExactly(
            "A: 5.1 cannot be proved yet: the dashboard is absent",
            "A: PAY-09 is not one of the customer's requirements");
  }
}
