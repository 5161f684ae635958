package live.maguey.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.shared.Unavailable;
import live.maguey.shared.UnitOfWork;

/// Creates the next ticket key. Issued tickets stay valid: the previous key keeps verifying until a
/// day after the last event that was published by then ends, and pages and emails rendered from now
/// on carry the new key's signature.
public final class RotateKeys {
  private static final Actor FIRST_START = Actor.system("keys");

  /// A code outlives its event by so much: a guest who is late hears that the event is over.
  private static final Duration AFTER_THE_LAST = Duration.ofDays(1);

  private static final Duration AHEAD = Duration.ofDays(3650);

  private final SigningKeys keys;
  private final Events events;
  private final KeyMaker maker;
  private final UnitOfWork work;
  private final AuditTrail audit;
  private final InstantSource clock;

  public RotateKeys(
      SigningKeys keys,
      Events events,
      KeyMaker maker,
      UnitOfWork work,
      AuditTrail audit,
      InstantSource clock) {
    this.keys = keys;
    this.events = events;
    this.maker = maker;
    this.work = work;
    this.audit = audit;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// `key` signs from now on.
    record Rotated(SigningKey key) implements Outcome {}

    /// Another process rotated at the same moment; its key signs and ours was thrown away.
    record Overtaken() implements Outcome {}
  }

  /// Creates the first key when none signs, and gives retired ones without an end theirs; safe to
  /// call at every start of every node.
  ///
  /// @return the key that signs, even if another node created it
  public SigningKey ensure() {
    Optional<SigningKey> signing = signing();
    if (signing.isPresent()) {
      endRetired(clock.instant());
      return signing.get();
    }
    return switch (rotate(FIRST_START)) {
      case Outcome.Rotated(var key) -> key;
      case Outcome.Overtaken() ->
          signing().orElseThrow(() -> new Unavailable("no ticket key signs"));
    };
  }

  /// @throws IllegalStateException when all ids are used up; nothing was changed
  public Outcome rotate(Actor by) {
    List<SigningKey> known = keys.all();
    int id = known.stream().mapToInt(SigningKey::id).max().orElse(0) + 1;
    if (id > SigningKey.MAX_ID) {
      throw new IllegalStateException("all " + SigningKey.MAX_ID + " ticket key ids are used");
    }
    // Stores keep microseconds at best; what is returned equals what is read back.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SigningKey next = maker.make(id, now);
    return work.run(() -> store(next, by));
  }

  private Outcome store(SigningKey next, Actor by) {
    if (!keys.rotate(next)) {
      return new Outcome.Overtaken();
    }
    endRetired(next.createdAt());
    audit.record(
        new AuditEntry(
            next.createdAt(), by, "key.rotated", "key " + next.id(), "signs ticket codes", null));
    return new Outcome.Rotated(next);
  }

  private void endRetired(Instant now) {
    Instant last =
        events.published(now, now.plus(AHEAD)).stream()
            .map(Event::ends)
            .max(Comparator.naturalOrder())
            .orElse(now);
    keys.endRetired(last.plus(AFTER_THE_LAST));
  }

  private Optional<SigningKey> signing() {
    return keys.all().stream().filter(SigningKey::signs).findFirst();
  }
}
