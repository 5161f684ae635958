package live.maguey.gate;

import java.util.Optional;

/// Which gate a token belongs to; a revoked one belongs to none.
public final class RecogniseDevice {
  private final Devices devices;

  public RecogniseDevice(Devices devices) {
    this.devices = devices;
  }

  public Optional<Device> by(String token) {
    return devices.byToken(token);
  }
}
