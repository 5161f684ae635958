package live.maguey.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

/// What every store of gate devices promises.
@Requirement("SCAN-01")
public abstract class DevicesContract {
  private static final Instant LATER = SampleEvents.NOW.plusSeconds(3600);
  private static final DeviceKey OTHER = SampleKeys.of(SampleKeys.pair("secp256r1"));

  private final SequentialIds ids = new SequentialIds(7);
  private final UUID id = ids.next();

  /// An empty store, the same one during one test.
  protected abstract Devices devices();

  @Test
  void a_device_is_known_with_its_key() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", "Alma");
    devices().enrol(device, SampleKeys.ONE, SampleEvents.NOW);

    assertThat(devices().known(device.id()))
        .contains(new Devices.Known(good(device), SampleKeys.ONE));
    assertThat(devices().known(new DeviceId(ids.next()))).isEmpty();
  }

  @Test
  void a_device_may_be_nobodys_tonight() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", null);
    devices().enrol(device, SampleKeys.ONE, SampleEvents.NOW);

    assertThat(devices().find(device.id())).contains(good(device));
    assertThat(device.label()).isEqualTo("phone 3");
  }

  @Test
  void enrolling_a_device_again_leaves_it_as_it_is() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", "Alma");
    devices().enrol(device, SampleKeys.ONE, SampleEvents.NOW);

    devices().enrol(new Device(device.id(), "phone 9", "Gate C", null), OTHER, SampleEvents.NOW);

    assertThat(devices().find(device.id())).contains(good(device));
    assertThat(devices().known(device.id()).map(Devices.Known::key)).contains(SampleKeys.ONE);
  }

  @Test
  void a_revoked_device_is_known_as_such_at_once_and_for_good() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", "Alma");
    devices().enrol(device, SampleKeys.ONE, SampleEvents.NOW);

    assertThat(devices().revoke(device.id(), LATER)).isTrue();

    Devices.Enrolled revoked = new Devices.Enrolled(device, SampleEvents.NOW, LATER);
    assertThat(devices().find(device.id())).contains(revoked);
    assertThat(devices().known(device.id())).contains(new Devices.Known(revoked, SampleKeys.ONE));
    devices().enrol(device, SampleKeys.ONE, LATER);
    devices().enrol(device, OTHER, LATER);
    assertThat(devices().find(device.id())).contains(revoked);
    assertThat(devices().known(device.id()).map(Devices.Known::key)).contains(SampleKeys.ONE);
  }

  @Test
  void revoking_again_changes_nothing() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", "Alma");
    devices().enrol(device, SampleKeys.ONE, SampleEvents.NOW);
    devices().revoke(device.id(), LATER);

    assertThat(devices().revoke(device.id(), LATER.plusSeconds(60))).isFalse();

    assertThat(devices().find(device.id()))
        .contains(new Devices.Enrolled(device, SampleEvents.NOW, LATER));
  }

  @Test
  void what_is_no_device_cannot_be_revoked() {
    assertThat(devices().revoke(new DeviceId(id), LATER)).isFalse();
    assertThat(devices().find(new DeviceId(id))).isEmpty();
  }

  @Test
  void the_others_stay_and_all_are_listed_the_latest_first() {
    Device first = new Device(new DeviceId(id), "phone 3", "Gate B", "Alma");
    Device second = new Device(new DeviceId(ids.next()), "phone 4", "Gate B", null);
    devices().enrol(first, SampleKeys.ONE, SampleEvents.NOW);
    devices().enrol(second, OTHER, LATER);

    devices().revoke(first.id(), LATER);

    assertThat(devices().list())
        .containsExactly(
            new Devices.Enrolled(second, LATER, null),
            new Devices.Enrolled(first, SampleEvents.NOW, LATER));
  }

  private static Devices.Enrolled good(Device device) {
    return new Devices.Enrolled(device, SampleEvents.NOW, null);
  }
}
