package live.maguey.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store of enrolment codes promises.
@Requirement("SCAN-01")
public abstract class EnrolmentsContract {
  private static final Instant NOW = SampleEvents.NOW;
  private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(15));

  private final SequentialIds ids = new SequentialIds(7);
  private final Device exit =
      new Device(new DeviceId(ids.next()), "phone 3", "Exit", "Alma", Direction.OUT);
  private final EnrolmentCode code = EnrolmentCode.of(new UUID(1, 77));

  /// Empty stores, the same ones during one test.
  protected abstract Enrolments enrolments();

  protected abstract Devices devices();

  @Test
  void the_phone_that_comes_with_the_code_is_that_device_with_its_key() {
    enrolments().offer(code, exit, NOW, UNTIL);
    assertThat(enrolments().find(code)).contains(new Enrolments.Offer(exit, UNTIL, null));
    assertThat(devices().known(exit.id())).isEmpty();

    assertThat(enrolments().take(code, SampleKeys.ONE, NOW.plusSeconds(60))).contains(exit);

    assertThat(devices().known(exit.id()))
        .contains(
            new Devices.Known(
                new Devices.Enrolled(exit, NOW.plusSeconds(60), null), SampleKeys.ONE));
  }

  @ParameterizedTest
  @EnumSource
  void whom_a_phone_lets_in_is_part_of_what_was_offered(Entrance entrance) {
    Device gate =
        new Device(new DeviceId(ids.next()), "phone 7", "Terrace", null, Direction.IN, entrance);
    enrolments().offer(code, gate, NOW, UNTIL);

    assertThat(enrolments().find(code)).contains(new Enrolments.Offer(gate, UNTIL, null));
    assertThat(enrolments().take(code, SampleKeys.ONE, NOW)).contains(gate);
    assertThat(devices().known(gate.id()).map(Devices.Known::enrolled))
        .contains(new Devices.Enrolled(gate, NOW, null));
  }

  @Test
  void a_code_is_burned_with_its_first_use() {
    enrolments().offer(code, exit, NOW, UNTIL);
    enrolments().take(code, SampleKeys.ONE, NOW);

    DeviceKey another = SampleKeys.of(SampleKeys.pair("secp256r1"));
    assertThat(enrolments().take(code, another, NOW.plusSeconds(1))).isEmpty();

    assertThat(enrolments().find(code)).contains(new Enrolments.Offer(exit, UNTIL, NOW));
    assertThat(devices().known(exit.id()).map(Devices.Known::key)).contains(SampleKeys.ONE);
  }

  @Test
  void a_code_is_good_until_its_last_moment_and_not_in_it() {
    enrolments().offer(code, exit, NOW, UNTIL);

    assertThat(enrolments().take(code, SampleKeys.ONE, UNTIL)).isEmpty();
    assertThat(devices().list()).isEmpty();
    assertThat(enrolments().take(code, SampleKeys.ONE, UNTIL.minusMillis(1))).contains(exit);
  }

  @Test
  void a_code_that_nobody_made_enrolls_no_phone() {
    enrolments().offer(code, exit, NOW, UNTIL);
    EnrolmentCode guessed = EnrolmentCode.of(new UUID(1, 78));

    assertThat(enrolments().take(guessed, SampleKeys.ONE, NOW)).isEmpty();
    assertThat(enrolments().find(guessed)).isEmpty();
    assertThat(devices().list()).isEmpty();
  }
}
