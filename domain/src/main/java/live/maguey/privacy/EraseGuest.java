package live.maguey.privacy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.UnitOfWork;

/// Erases a person by their address, all they bought and were given at once, or says from when that
/// is possible. The trail names ids and never the address.
public final class EraseGuest {
  private final People people;
  private final Orders orders;
  private final ExportGuest export;
  private final ErasureRule rule;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public EraseGuest(
      People people,
      Orders orders,
      ExportGuest export,
      ErasureRule rule,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.people = people;
    this.orders = orders;
    this.export = export;
    this.rule = rule;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// @param orders that were theirs; @param passes of others' tables
    /// @param remains what others still keep
    record Erased(List<String> orders, int passes, Elsewhere remains) implements Outcome {
      public Erased {
        orders = List.copyOf(orders);
      }
    }

    /// Nothing was changed.
    ///
    /// @param hindrances at least one
    record Refused(List<Hindrance> hindrances) implements Outcome {
      public Refused {
        hindrances = List.copyOf(hindrances);
      }

      /// From when it is possible; empty where only news can tell.
      public Optional<Instant> from() {
        return ErasureRule.from(hindrances);
      }

      /// Before when it is surely not; empty where no date is known.
      public Optional<Instant> notBefore() {
        return ErasureRule.notBefore(hindrances);
      }
    }

    /// The venue knows nobody by this address, or no more.
    record Unknown() implements Outcome {}
  }

  /// What [#erase] would do.
  public Outcome preview(EmailAddress address) {
    return outcome(people.find(address));
  }

  /// All of it or nothing. Doing it again finds nobody.
  public Outcome erase(EmailAddress address, Cause cause) {
    return work.run(() -> {
      locked(people.find(address));
      // Read again: what was locked may have been changed while it was waited for.
      People.Person person = people.find(address);
      Outcome outcome = outcome(person);
      if (outcome instanceof Outcome.Erased) {
        subjects(person).forEach(subject -> erase(subject, cause));
      }
      return outcome;
    });
  }

  private void locked(People.Person person) {
    Stream.concat(
            person.bought().stream(),
            export.file(person).given().stream().map(given -> given.pass().ticket().order()))
        .distinct()
        .sorted(Comparator.comparing(OrderId::toString))
        .forEach(orders::lock);
  }

  private Outcome outcome(People.Person person) {
    if (person.isUnknown()) {
      return new Outcome.Unknown();
    }
    PersonFile file = export.file(person);
    List<Hindrance> hindrances = hindrances(file);
    return hindrances.isEmpty()
        ? new Outcome.Erased(
            file.bought().stream()
                .map(b -> b.history().picture().order().details().reference().value())
                .toList(),
            file.given().size(),
            file.elsewhere())
        : new Outcome.Refused(hindrances);
  }

  private List<Hindrance> hindrances(PersonFile file) {
    Instant now = clock.instant();
    List<Hindrance> found = new ArrayList<>();
    file.bought()
        .forEach(b -> found.addAll(rule.of(b.history().picture(), b.history().payment(), now)));
    file.given().forEach(g -> found.addAll(rule.ofGuest(g.pass().admits(), g.event(), now)));
    return found;
  }

  private static List<Erasure.Subject> subjects(People.Person person) {
    return Stream.<Erasure.Subject>concat(
            person.bought().stream().map(Erasure.Buyer::new),
            person.given().stream().map(Erasure.Guest::new))
        .toList();
  }

  private void erase(Erasure.Subject subject, Cause cause) {
    Instant now = clock.instant();
    if (people.erase(subject, now)) {
      audit.record(entry(subject, cause, now));
    }
  }

  static AuditEntry entry(Erasure.Subject subject, Cause cause, Instant now) {
    return new AuditEntry(
        now, cause.actor(), "guest.erased", subject.text(), "name and address", cause.requestId());
  }
}
