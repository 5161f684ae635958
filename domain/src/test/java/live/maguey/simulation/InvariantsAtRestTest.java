package live.maguey.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.watch.Invariant;
import org.junit.jupiter.api.Test;

/// The simulation looks at what the watchdog does, under the same names.
class InvariantsAtRestTest {
  private static final int HISTORIES = 100;

  /// Those that no history can violate, and why.
  private static final Map<Invariant, String> ONLY_THE_DATABASE_BREAKS =
      Map.of(
          Invariant.WHO_IS_IN_IS_COUNTED, "in memory, tickets are counted and no counter is kept",
          Invariant.WHO_IS_INSIDE_IS_COUNTED, "the same",
          Invariant.ALLOCATIONS_SUM_TO_ENTRIES, "LedgerEntry refuses to be made otherwise",
          Invariant.PARTS_SUM_TO_REFUNDS, "Refund refuses to be made otherwise",
          Invariant.SHARES_SUM_TO_REFUNDS, "the same");

  @Test
  void every_invariant_is_looked_at_or_only_the_database_can_break_it() throws Exception {
    Set<String> seen = Simulation.run(1, HISTORIES, PlantedBug.NONE).seen().keySet();

    assertThat(seen.stream().filter(what -> what.startsWith("looks at ")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Invariant.values())
                .filter(invariant -> !ONLY_THE_DATABASE_BREAKS.containsKey(invariant))
                .map(invariant -> "looks at " + invariant.text())
                .collect(Collectors.toSet()));
  }
}
