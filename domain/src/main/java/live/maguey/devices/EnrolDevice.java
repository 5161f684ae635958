package live.maguey.devices;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Makes the phone a gate that comes with a code, and with a key of its own from now on. Safe to
/// repeat: a phone that lost the answer comes again with the same key and gets it.
public final class EnrolDevice {
  private final Enrolments enrolments;
  private final Devices devices;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public EnrolDevice(
      Enrolments enrolments,
      Devices devices,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.enrolments = enrolments;
    this.devices = devices;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Enrolled(Device device) implements Outcome {}

    /// There is no such code.
    record Wrong() implements Outcome {}

    /// Another phone came with it.
    record Used() implements Outcome {}

    record Expired() implements Outcome {}
  }

  /// @param requestId of the phone's request, for the trail; null for none
  public Outcome enrol(EnrolmentCode code, DeviceKey key, @Nullable String requestId) {
    Instant now = clock.instant();
    Optional<Device> enrolled =
        work.run(() -> {
          Optional<Device> taken = enrolments.take(code, key, now);
          taken.ifPresent(device ->
              audit.record(
                  new AuditEntry(
                      now,
                      new Actor("device", device.label()),
                      "device.enrolled",
                      "device " + device.id(),
                      told(device),
                      requestId)));
          return taken;
        });
    return enrolled
        .<Outcome>map(Outcome.Enrolled::new)
        .orElseGet(() ->
            enrolments.find(code).map(offer -> refused(offer, key)).orElseGet(Outcome.Wrong::new));
  }

  private Outcome refused(Enrolments.Offer offer, DeviceKey key) {
    if (offer.takenAt() == null) {
      return new Outcome.Expired();
    }
    return devices
        .known(offer.device().id())
        .filter(known -> known.key().equals(key))
        .<Outcome>map(known -> new Outcome.Enrolled(known.enrolled().device()))
        .orElseGet(Outcome.Used::new);
  }

  /// What the trail says of it.
  static String told(Device device) {
    return device.name()
        + ", "
        + device.gate()
        + switch (device.direction()) {
          case IN -> "";
          case OUT -> ", exits";
        }
        + switch (device.entrance()) {
          case ALL -> "";
          case GENERAL -> ", general only";
          case VIP -> ", VIP only";
        };
  }
}
