package live.maguey.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.maguey.launch.Outcome;
import live.maguey.launch.Requirements;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class EvidenceTest {
  @Test
  void a_test_proves_what_it_and_its_class_name() {
    assertThat(proofsOf(Sample.class))
        .contains(
            new Proof("PAY-01", sample("passes"), Outcome.PASSED),
            new Proof("1.3", sample("passes"), Outcome.PASSED),
            new Proof("PAY-01", sample("names_nothing_itself"), Outcome.PASSED));
  }

  @Test
  void a_failed_or_skipped_test_is_told_as_such() {
    assertThat(proofsOf(Sample.class))
        .contains(
            new Proof("PAY-01", sample("fails"), Outcome.FAILED),
            new Proof("PAY-01", sample("is_switched_off"), Outcome.SKIPPED),
            new Proof("PAY-01", sample("does_not_apply_here"), Outcome.SKIPPED));
  }

  @Test
  void a_test_with_many_cases_is_as_good_as_its_worst() {
    assertThat(proofsOf(Sample.class))
        .filteredOn(p -> p.test().equals(sample("holds_for_each")))
        .containsExactly(new Proof("PAY-01", sample("holds_for_each"), Outcome.FAILED));
  }

  @Test
  void tests_of_a_class_that_cannot_start_have_failed() {
    assertThat(proofsOf(CannotStart.class))
        .containsExactly(
            new Proof("SCAN-02", CannotStart.class.getName() + ".never_runs", Outcome.FAILED));
  }

  @Test
  void a_name_that_is_no_requirement_is_refused() {
    assertThatThrownBy(() -> new Proof("PAY1", "Some.test", Outcome.PASSED))
        .hasMessageContaining("Some.test names \"PAY1\"");
  }

  @Test
  void the_runs_of_all_modules_become_one_file(@TempDir Path root) throws IOException {
    write(root, "domain", "unit", new Proof("11.1", "A.a", Outcome.PASSED));
    write(root, "domain", "integration", new Proof("2.4", "B.b", Outcome.SKIPPED));
    write(root, "app-cli", "unit", new Proof("PAY-01", "C.c", Outcome.FAILED));
    Files.createDirectories(root.resolve("docs"));

    MergeEvidence.main(
        new String[] {root.toString(), "target/evidence.json", "./check", "1a2b3c4"});

    assertThat(Files.readString(root.resolve("target/evidence.json")))
        .startsWith("{\n  \"run\": \"./check\",\n  \"release\": \"1a2b3c4\",\n  \"at\": \"20")
        .endsWith(
            """
              "proofs": {
                "PAY-01": [
                  {"test": "C.c", "outcome": "failed"}
                ],
                "2.4": [
                  {"test": "B.b", "outcome": "skipped"}
                ],
                "11.1": [
                  {"test": "A.a", "outcome": "passed"}
                ]
              }
            }
            """);
  }

  @Test
  void what_is_asked_and_has_no_proof_is_listed() {
    String summary =
        MergeEvidence.summary(
            List.of(
                new Proof("PAY-01", "A.a", Outcome.PASSED),
                new Proof("PAY-03", "A.b", Outcome.FAILED)),
            Requirements.load());

    assertThat(summary)
        .startsWith("evidence: 1 of 86 asked have a proof; absent: the offline gate (")
        .contains("no proof of PAY-03  Duplicate Stripe events change nothing")
        .doesNotContain("no proof of PAY-01")
        .doesNotContain("no proof of SCAN-04");
  }

  private static void write(Path root, String module, String run, Proof proof) throws IOException {
    Path folder = Files.createDirectories(root.resolve(module).resolve("target/evidence"));
    Files.write(folder.resolve(run + ".tsv"), List.of(proof.toString()));
  }

  private static String sample(String method) {
    return Sample.class.getName() + "." + method;
  }

  private static List<Proof> proofsOf(Class<?> tests) {
    RecordProofs recorder = new RecordProofs();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(tests))
            .configurationParameter("junit.jupiter.conditions.deactivate", "none")
            .build();
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestExecutionListeners(recorder)
            .build();
    String file = System.clearProperty("maguey.evidence");
    try {
      LauncherFactory.create(config).execute(request);
    } finally {
      if (file != null) {
        System.setProperty("maguey.evidence", file);
      }
    }
    return recorder.proofs();
  }

  /// Not found by the build, because it is neither named nor nested like a test that it looks for.
  @Requirement("PAY-01")
  static class Sample {
    @Test
    @Requirement({"1.3", "PAY-01"})
    void passes() {}

    @Test
    void names_nothing_itself() {}

    @Test
    void fails() {
      throw new AssertionError("as it should");
    }

    @Test
    @Disabled("a sample of it")
    void is_switched_off() {}

    @Test
    void does_not_apply_here() {
      Assumptions.abort();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void holds_for_each(int number) {
      assertThat(number).isNotEqualTo(2);
    }
  }

  @Requirement("SCAN-02")
  static class CannotStart {
    @BeforeAll
    static void start() {
      throw new IllegalStateException("as it should");
    }

    @Test
    void never_runs() {}
  }
}
