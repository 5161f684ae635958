package live.maguey.staff;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.Ids;
import live.maguey.shared.UnitOfWork;

/// Adds a person to the staff, with a PIN that is told once, here.
public final class AddStaff {
  private final Staff staff;
  private final PinHash hash;
  private final NewPins pins;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;

  public AddStaff(
      Staff staff,
      PinHash hash,
      NewPins pins,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    this.staff = staff;
    this.hash = hash;
    this.pins = pins;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  public record Request(StaffName name, Role role) {}

  public sealed interface Outcome {
    record Added(NewPin told) implements Outcome {}

    /// Someone of that name works here.
    record NameTaken(StaffName name) implements Outcome {}
  }

  public Outcome add(Request request, Cause cause) {
    StaffMember member = new StaffMember(new StaffId(ids.next()), request.name(), request.role());
    Pin pin = pins.next();
    // slow on purpose, so not while a transaction is open
    String hashed = hash.of(pin);
    return work.run(() -> {
      Instant now = clock.instant();
      if (!staff.add(member, hashed, now)) {
        return new Outcome.NameTaken(member.name());
      }
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "staff.added",
              "staff " + member.id(),
              member.role().name().toLowerCase(Locale.ROOT),
              cause.requestId()));
      return new Outcome.Added(new NewPin(member, pin));
    });
  }
}
