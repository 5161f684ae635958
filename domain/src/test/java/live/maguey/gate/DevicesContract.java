package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import live.maguey.catalog.Nights;
import live.maguey.evidence.Requirement;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

/// What every store of gate devices promises.
@Requirement("SCAN-01")
public abstract class DevicesContract {
  private final UUID id = new SequentialIds(7).next();

  /// An empty store, the same one during one test.
  protected abstract Devices devices();

  protected abstract void revoke(DeviceId id);

  @Test
  void a_device_is_known_by_its_token_alone() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", "Alma");
    devices().enrol(device, "token", Nights.NOW);

    assertThat(devices().byToken("token")).contains(device);
    assertThat(devices().byToken("another")).isEmpty();
    assertThat(devices().byToken("")).isEmpty();
  }

  @Test
  void a_device_may_be_nobodys_tonight() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", null);
    devices().enrol(device, "token", Nights.NOW);

    assertThat(devices().byToken("token")).contains(device);
    assertThat(device.label()).isEqualTo("phone 3");
  }

  @Test
  void enrolling_a_device_again_leaves_it_as_it_is() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", "Alma");
    devices().enrol(device, "token", Nights.NOW);

    devices().enrol(new Device(device.id(), "phone 9", "Gate C", null), "other", Nights.NOW);

    assertThat(devices().byToken("token")).contains(device);
    assertThat(devices().byToken("other")).isEmpty();
  }

  @Test
  void a_revoked_device_is_unknown_at_once() {
    Device device = new Device(new DeviceId(id), "phone 3", "Gate B", "Alma");
    devices().enrol(device, "token", Nights.NOW);

    revoke(device.id());

    assertThat(devices().byToken("token")).isEmpty();
  }
}
