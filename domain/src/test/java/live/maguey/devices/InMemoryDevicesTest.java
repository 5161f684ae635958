package live.maguey.devices;

import live.maguey.shared.InMemoryWorld;

class InMemoryDevicesTest extends DevicesContract {
  private final InMemoryDevices devices = new InMemoryDevices(new InMemoryWorld());

  @Override
  protected Devices devices() {
    return devices;
  }
}
