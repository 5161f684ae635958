package live.maguey.persistence.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.DeviceKey;
import live.maguey.devices.EnrolmentCode;
import live.maguey.devices.RecogniseDevice;
import live.maguey.devices.SampleKeys;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.persistence.Database;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@Requirement("SCAN-01")
class EnrolmentRaceIT {
  private static final int PHONES = 8;
  private static final int ROUNDS = 10;

  @AutoClose private final Database database = TestDatabase.fresh(PHONES);
  private final PostgresEnrolments enrolments = new PostgresEnrolments(database);
  private final PostgresDevices devices = new PostgresDevices(database);
  private final SequentialIds ids = new SequentialIds();

  @Test
  void of_phones_that_come_with_one_code_at_once_one_gets_in() {
    List<DeviceKey> keys = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      keys.add(SampleKeys.of(SampleKeys.pair("secp256r1")));
    }
    for (int round = 0; round < ROUNDS; round++) {
      EnrolmentCode code = EnrolmentCode.of(new UUID(0, round));
      Device device = device();
      enrolments.offer(code, device, SampleEvents.NOW, SampleEvents.NOW.plusSeconds(900));

      List<Optional<Device>> answers =
          Race.of(PHONES, n -> () -> enrolments.take(code, keys.get(n), SampleEvents.NOW));

      assertThat(answers).filteredOn(Optional::isPresent).containsExactly(Optional.of(device));
      DeviceKey kept = devices.known(device.id()).orElseThrow().key();
      assertThat(answers.get(keys.indexOf(kept))).isPresent();
    }
  }

  @Test
  void a_device_is_refused_by_two_nodes_within_a_second_of_its_revocation_by_a_third() {
    Device device = device();
    devices.enrol(device, SampleKeys.ONE, SampleEvents.NOW);
    TestClock clock = new TestClock(SampleEvents.NOW);
    List<RecogniseDevice> nodes =
        List.of(new RecogniseDevice(devices, clock), new RecogniseDevice(devices, clock));
    assertThat(nodes)
        .allSatisfy(node ->
            assertThat(node.by(device.id()))
                .isEqualTo(new RecogniseDevice.Outcome.Recognised(device, SampleKeys.ONE)));

    new PostgresDevices(database).revoke(device.id(), clock.instant());
    clock.advance(Duration.ofSeconds(1));

    assertThat(nodes)
        .allSatisfy(node ->
            assertThat(node.by(device.id()))
                .isEqualTo(new RecogniseDevice.Outcome.Revoked(device)));
  }

  private Device device() {
    return new Device(new DeviceId(ids.next()), "phone 3", "Gate B", null);
  }
}
