package live.maguey.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No history of failures loses money, tickets or mail; and the histories find what would.
class SimulationTest {
  private static final int HISTORIES = 1_000;
  private static final int SHORT = 20;
  private static final int ENOUGH_TO_FIND_A_BUG = 2_000;

  @Test
  @Requirement({"1.3", "2.3", "2.4", "11.1", "11.4"})
  void no_history_loses_money_tickets_or_mail() throws Exception {
    Simulation.Total total = Simulation.run(1, HISTORIES, PlantedBug.NONE);

    assertThat(total.failures()).extracting(Simulation.Failure::text).isEmpty();
    System.out.println(total.text());
    assertThat(total.seen())
        .containsKeys(
            "deaths",
            "paid orders",
            "partially_refunded orders",
            "refunded orders",
            "expired orders",
            "cancelled orders",
            "failed orders",
            "late_refunded orders",
            "late refunds SUCCEEDED",
            "asked refunds FAILED",
            "amount refunds SUCCEEDED",
            "amount refunds FAILED",
            "event_cancelled refunds SUCCEEDED");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_planted_bug_is_found_in_a_short_history(PlantedBug bug) throws Exception {
    List<Simulation.Failure> found = Simulation.run(1, ENOUGH_TO_FIND_A_BUG, bug).failures();

    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().acts()).hasSizeLessThanOrEqualTo(SHORT);
    assertThat(found.getFirst().text()).contains("History " + found.getFirst().seed());
  }
}
