package live.maguey.staff;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// A person leaves the staff: the PIN stops working, and the name is free. What the person scanned
/// stays.
public final class RemoveStaff {
  private final Staff staff;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public RemoveStaff(Staff staff, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.staff = staff;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @return who has left now; empty where nobody of that name works here
  public Optional<Staff.Hired> remove(StaffName name, Cause cause) {
    return work.run(() -> {
      Instant now = clock.instant();
      return staff
          .named(name)
          .filter(person -> staff.remove(person.member().id(), now))
          .map(person -> {
            audit.record(
                new AuditEntry(
                    now,
                    cause.actor(),
                    "staff.removed",
                    "staff " + person.member().id(),
                    "",
                    cause.requestId()));
            return new Staff.Hired(person.member(), person.addedAt(), now);
          });
    });
  }
}
