package live.maguey.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.api.doctor.Finding;
import live.maguey.api.doctor.Finding.Level;
import live.maguey.launch.Area;
import live.maguey.launch.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
  @Test
  void a_subject_stands_as_its_worst_finding_does() {
    List<Probe> probes =
        Probes.of(
            List.of(
                new Finding("stripe", Level.OK, null, "the key is accepted", ""),
                new Finding("stripe", Level.FAILED, null, "it settles in MXN", "Add an account."),
                new Finding("stripe", Level.WARNING, null, "its clock is late", "Look at yours."),
                new Finding("database", Level.OK, null, "it answers", "")));

    assertThat(probes)
        .containsExactly(
            new Probe("stripe", Area.PAYMENT, true, false, "it settles in MXN", "Add an account."),
            new Probe(
                "database",
                Area.INFRASTRUCTURE,
                true,
                true,
                "it answers",
                "`maguey doctor` says more."));
  }

  @ParameterizedTest
  @CsvSource({"OK, true, true", "WARNING, false, false", "FAILED, true, false"})
  void a_warning_costs_points_and_a_failure_the_opening(
      Level level, boolean critical, boolean works) {
    Probe probe = Probes.of(List.of(new Finding("smtp", level, null, "said", "Do."))).getFirst();

    assertThat(probe).isEqualTo(new Probe("smtp", Area.EMAIL, critical, works, "said", "Do."));
  }

  @Test
  void what_could_not_be_looked_at_stops_the_opening() {
    Finding unknown = new Finding("webhooks", Level.NOT_CHECKED, null, "Stripe did not answer", "");
    Finding fine = new Finding("webhooks", Level.OK, null, "Stripe sends them", "");

    assertThat(Probes.of(List.of(fine, unknown)).getFirst())
        .isEqualTo(
            new Probe(
                "webhooks",
                Area.PAYMENT,
                true,
                false,
                "Stripe did not answer",
                "`maguey doctor` says more."));
  }
}
