package live.maguey.staff;

import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Gives a person a new PIN, told once, here; the old one stops working.
public final class ChangePin {
  private final Staff staff;
  private final PinHash hash;
  private final NewPins pins;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public ChangePin(
      Staff staff,
      PinHash hash,
      NewPins pins,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.staff = staff;
    this.hash = hash;
    this.pins = pins;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @return empty where nobody of that name works here
  public Optional<NewPin> change(StaffName name, Cause cause) {
    return staff.named(name).map(Staff.Hired::member).flatMap(member -> change(member, cause));
  }

  private Optional<NewPin> change(StaffMember member, Cause cause) {
    Pin pin = pins.next();
    // slow on purpose, so not while a transaction is open
    String hashed = hash.of(pin);
    return work.run(() -> {
      if (!staff.changePin(member.id(), hashed)) {
        return Optional.empty();
      }
      audit.record(
          new AuditEntry(
              clock.instant(),
              cause.actor(),
              "staff.pin-changed",
              "staff " + member.id(),
              "",
              cause.requestId()));
      return Optional.of(new NewPin(member, pin));
    });
  }
}
