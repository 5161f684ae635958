package live.maguey.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.maguey.schedules.Together;
import live.maguey.shared.TestClock;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// However a scan, a revocation and another scan fall between each other, a revoked device is known
/// as such within its second.
class RecogniseDeviceSchedulesTest {
  private static final int SCHEDULES = 300;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void a_look_up_that_was_on_its_way_keeps_no_revoked_device_for_longer() {
    Lincheck.runConcurrentTest(SCHEDULES, RecogniseDeviceSchedulesTest::revokedDuringALookUp);
  }

  private static void revokedDuringALookUp() {
    OneDevice devices = new OneDevice();
    TestClock clock = new TestClock(NOON);
    RecogniseDevice recognise = new RecogniseDevice(devices, clock);

    Together.run(new Scan(recognise), new Revocation(devices, clock, recognise));

    assertEquals(
        new RecogniseDevice.Outcome.Revoked(OneDevice.DEVICE), recognise.by(OneDevice.DEVICE.id()));
  }

  private static final class Scan extends Thread {
    private final RecogniseDevice recognise;

    Scan(RecogniseDevice recognise) {
      this.recognise = recognise;
    }

    @Override
    public void run() {
      recognise.by(OneDevice.DEVICE.id());
    }
  }

  /// A second after it the device asks again.
  private static final class Revocation extends Thread {
    private final OneDevice devices;
    private final TestClock clock;
    private final RecogniseDevice recognise;

    Revocation(OneDevice devices, TestClock clock, RecogniseDevice recognise) {
      this.devices = devices;
      this.clock = clock;
      this.recognise = recognise;
    }

    @Override
    public void run() {
      devices.revoked = true;
      clock.advance(Duration.ofSeconds(1));
      recognise.by(OneDevice.DEVICE.id());
    }
  }

  private static final class OneDevice implements Devices {
    static final Device DEVICE = new Device(new DeviceId(new UUID(0, 1)), "phone", "Gate A", null);
    static final DeviceKey KEY = SampleKeys.ONE;

    volatile boolean revoked;

    @Override
    public Optional<Known> known(DeviceId id) {
      return Optional.of(new Known(new Enrolled(DEVICE, NOON, revoked ? NOON : null), KEY));
    }

    @Override
    public Optional<Enrolled> find(DeviceId id) {
      return known(id).map(Known::enrolled);
    }

    @Override
    public List<Enrolled> list() {
      return List.of();
    }

    @Override
    public void enrol(Device device, DeviceKey key, Instant at) {}

    @Override
    public boolean revoke(DeviceId id, Instant at) {
      revoked = true;
      return true;
    }
  }
}
