package live.maguey.devices;

import live.maguey.shared.InMemoryWorld;

class InMemoryEnrolmentsTest extends EnrolmentsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryDevices devices = new InMemoryDevices(world);
  private final InMemoryEnrolments enrolments = new InMemoryEnrolments(world, devices);

  @Override
  protected Enrolments enrolments() {
    return enrolments;
  }

  @Override
  protected Devices devices() {
    return devices;
  }
}
