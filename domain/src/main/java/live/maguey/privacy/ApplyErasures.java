package live.maguey.privacy;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Erases again whom a restored database knows again. No rule is asked: each was erased before.
public final class ApplyErasures {
  private final People people;
  private final AuditTrail audit;
  private final UnitOfWork work;

  public ApplyErasures(People people, AuditTrail audit, UnitOfWork work) {
    this.people = people;
    this.audit = audit;
    this.work = work;
  }

  /// @param erased and @param absent of those that the database did not remember: who is erased
  ///   again, and whose order or pass it does not have
  public record Applied(int erased, int absent) {}

  /// Safe to repeat. Each keeps the time at which it was first done.
  ///
  /// @param kept beside the backups
  public Applied apply(List<Erasure> kept, Cause cause) {
    return work.run(() -> {
      Set<Erasure.Subject> known = new HashSet<>();
      people.erasures().forEach(erasure -> known.add(erasure.subject()));
      int erased = 0;
      int absent = 0;
      for (Erasure erasure : kept.stream().sorted(Comparator.comparing(Erasure::at)).toList()) {
        if (!known.add(erasure.subject())) {
          continue;
        }
        if (people.erase(erasure.subject(), erasure.at())) {
          audit.record(EraseGuest.entry(erasure.subject(), cause, erasure.at()));
          erased++;
        } else {
          absent++;
        }
      }
      return new Applied(erased, absent);
    });
  }
}
