package live.maguey.keys;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.keys.Resealing.Answer;
import live.maguey.shared.UnitOfWork;

/// Rolls the master key: every ticket key that the one before it seals is sealed with the newest
/// one. Codes do not change. Nothing is stored unless all of them open; doing it again, and by two
/// at once, is harmless.
public final class ResealKeys {
  private final SigningKeys keys;
  private final Resealing resealing;
  private final UnitOfWork work;
  private final AuditTrail audit;
  private final InstantSource clock;

  public ResealKeys(
      SigningKeys keys,
      Resealing resealing,
      UnitOfWork work,
      AuditTrail audit,
      InstantSource clock) {
    this.keys = keys;
    this.resealing = resealing;
    this.work = work;
    this.audit = audit;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// @param ids newest first, of those that were not sealed with the newest master key
    record Resealed(List<Integer> ids) implements Outcome {}

    /// @param id of a key that opens with none of the master keys. Nothing was stored
    record Shut(int id) implements Outcome {}
  }

  /// What [#reseal] would do now; changes nothing.
  public Outcome preview() {
    List<Integer> ids = new ArrayList<>();
    for (SigningKey key : keys.all()) {
      switch (resealing.reseal(key)) {
        case Answer.Newest() -> {}
        case Answer.Resealed(byte[] _) -> ids.add(key.id());
        case Answer.Shut() -> {
          return new Outcome.Shut(key.id());
        }
      }
    }
    return new Outcome.Resealed(List.copyOf(ids));
  }

  public Outcome reseal(Cause cause) {
    return work.run(() ->
        switch (preview()) {
          case Outcome.Shut shut -> shut;
          case Outcome.Resealed(List<Integer> ids) -> store(ids, cause);
        });
  }

  private Outcome store(List<Integer> ids, Cause cause) {
    List<Integer> done = new ArrayList<>();
    for (SigningKey key : keys.all()) {
      if (ids.contains(key.id())
          && resealing.reseal(key) instanceof Answer.Resealed(byte[] privateKey)
          && keys.reseal(key, privateKey)) {
        done.add(key.id());
      }
    }
    if (!done.isEmpty()) {
      String which = done.stream().map(String::valueOf).collect(Collectors.joining(", "));
      audit.record(
          new AuditEntry(
              clock.instant(),
              cause.actor(),
              "key.resealed",
              "ticket keys",
              which + ": sealed with the newest master key",
              cause.requestId()));
    }
    return new Outcome.Resealed(List.copyOf(done));
  }
}
