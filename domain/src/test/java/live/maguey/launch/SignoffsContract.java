package live.maguey.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every implementation of [Signoffs] does.
public abstract class SignoffsContract {
  private static final Instant AT = Instant.parse("2026-11-28T12:00:00.123456Z");

  protected abstract Signoffs signoffs();

  @Test
  void nothing_is_signed_off_at_first() {
    assertThat(signoffs().latest()).isEmpty();
  }

  @Test
  void the_latest_of_each_requirement_counts() {
    Signoffs signoffs = signoffs();
    Signoff scan =
        new Signoff("SCAN-01", "door lead", AT, new Release("1a2b3c4"), "two phones, ten codes");
    Signoff first =
        new Signoff("PAY-01", "owner", AT, new Release("1a2b3c4"), "paid with my own card");
    Signoff second =
        new Signoff("PAY-01", "owner", AT.plusSeconds(60), new Release("5d6e7f8"), "again: fine");

    signoffs.add(scan);
    signoffs.add(first);
    assertThat(signoffs.latest()).containsExactly(first, scan);
    signoffs.add(second);
    assertThat(signoffs.latest()).containsExactly(second, scan);
  }
}
