package live.maguey.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import live.maguey.events.SampleEvents;
import live.maguey.limits.Allowances.Taken;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Network;
import live.maguey.shared.TestClock;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.Test;

class CountCallersTest {
  private static final Allowance ONCE = Allowance.perMinute("mail", 1);
  private static final EmailAddress ANA = EmailAddress.parse("ana@example.com");

  private final InMemoryAllowances allowances = new InMemoryAllowances(new InMemoryWorld());
  private final CountCallers count = counting("a key of thirty-two bytes, at least");

  private CountCallers counting(String key) {
    return new CountCallers(
        allowances, key.getBytes(StandardCharsets.UTF_8), new TestClock(SampleEvents.NOW));
  }

  @Test
  void an_address_is_counted_however_it_is_written() {
    assertThat(count.count(ONCE, ANA)).isEqualTo(new Taken.Allowed());
    assertThat(count.count(ONCE, EmailAddress.parse("Ana@Example.com")))
        .isInstanceOf(Taken.TooOften.class);
  }

  @Test
  void an_allowance_a_network_and_an_address_have_counts_of_their_own() {
    count.count(ONCE, ANA);
    assertThat(count.count(Allowance.perMinute("other", 1), ANA)).isEqualTo(new Taken.Allowed());
    assertThat(count.count(ONCE, new Network(ANA.value()))).isEqualTo(new Taken.Allowed());
  }

  @Test
  void nobody_reads_an_address_from_what_is_kept_or_guesses_it_without_the_key() {
    count.count(ONCE, ANA);
    count.count(ONCE, new Network("203.0.113.7"));
    assertThat(allowances.known()).hasSize(2).allMatch(who -> who.matches("[A-Za-z0-9_-]{22}"));

    counting("another key of thirty-two bytes ....").count(ONCE, ANA);

    assertThat(allowances.known()).hasSize(3);
  }

  @Test
  void while_nothing_can_be_counted_nobody_may() {
    allowances.away(true);
    assertThatThrownBy(() -> count.count(ONCE, ANA)).isInstanceOf(Unavailable.class);
  }

  @Test
  void a_short_key_and_an_allowance_of_nothing_are_refused() {
    assertThatThrownBy(() -> counting("short")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Allowance.perMinute("mail", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Allowance.perMinute("mail", 60_000_001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
