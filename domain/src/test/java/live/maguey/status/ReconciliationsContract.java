package live.maguey.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import live.maguey.events.SampleEvents;
import live.maguey.status.Reconciliations.Reconciliation;
import org.junit.jupiter.api.Test;

public abstract class ReconciliationsContract {
  protected abstract Reconciliations reconciliations();

  @Test
  void nothing_comes_before_the_first() {
    assertThat(reconciliations().last()).isEmpty();
  }

  @Test
  void the_last_one_is_the_one_that_ended_last_no_matter_who_wrote_first() {
    Instant now = SampleEvents.NOW;
    Reconciliation late = new Reconciliation(now, now.minusSeconds(9), now, 40, 2);
    Reconciliation early =
        new Reconciliation(now.minusSeconds(60), now.minusSeconds(99), now, 30, 0);
    reconciliations().record(late);
    reconciliations().record(early);
    assertThat(reconciliations().last()).contains(late);
  }
}
