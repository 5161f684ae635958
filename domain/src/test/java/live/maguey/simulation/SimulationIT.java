package live.maguey.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// As many histories as a release deserves; other ones than those of every push.
@Tag("full")
class SimulationIT {
  private static final int FIRST = 1_000_000;
  private static final int HISTORIES = 200_000;

  @Test
  void no_history_loses_money_tickets_or_mail() throws Exception {
    Simulation.Total total = Simulation.run(FIRST, HISTORIES, PlantedBug.NONE);

    System.out.println(total.text());
    assertThat(total.failures()).extracting(Simulation.Failure::text).isEmpty();
  }
}
