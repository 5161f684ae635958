package live.maguey.devices;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Revokes a device for good: a lost phone, or one whose shift is over. Safe to repeat: changes
/// nothing and leaves no second entry in the trail.
public final class RevokeDevice {
  private final Devices devices;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public RevokeDevice(Devices devices, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.devices = devices;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Revoked(Devices.Enrolled device) implements Outcome {}

    /// It was so before.
    record Already(Devices.Enrolled device) implements Outcome {}

    record NoDevice() implements Outcome {}
  }

  public Outcome revoke(DeviceId id, Cause cause) {
    return work.run(() -> {
      Instant now = clock.instant();
      boolean done = devices.revoke(id, now);
      if (done) {
        audit.record(
            new AuditEntry(
                now, cause.actor(), "device.revoked", "device " + id, "", cause.requestId()));
      }
      Optional<Devices.Enrolled> device = devices.find(id);
      return device
          .<Outcome>map(it -> done ? new Outcome.Revoked(it) : new Outcome.Already(it))
          .orElseGet(Outcome.NoDevice::new);
    });
  }
}
