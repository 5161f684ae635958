package live.maguey.codes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import live.maguey.keys.SigningKey;
import live.maguey.keys.SigningKeys;
import live.maguey.shared.Unavailable;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.jspecify.annotations.Nullable;

/// The venue's keys, kept in memory. They are reloaded every 30 s, and at once (at most once a
/// second) when a code names a key that is missing, so that a key another node just created is
/// known. While the store is unreachable the keys read last stay in use. Safe for threads.
public final class KeyRing {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOADS = Duration.ofSeconds(1);

  private final SigningKeys keys;
  private final InstantSource clock;

  /// One load at a time. Callers that cannot go on without its answer wait for it.
  private final ReentrantLock loading = new ReentrantLock();

  private volatile @Nullable Loaded loaded;

  public KeyRing(SigningKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Loaded(
      Map<Integer, Verifying> verifying, @Nullable SigningKey signing, Instant triedAt) {
    Loaded triedAgain(Instant now) {
      return new Loaded(verifying, signing, now);
    }
  }

  private record Verifying(SigningKey key, Ed25519PublicKeyParameters publicKey) {}

  /// @return the public half of a key whose codes are accepted now, or null
  /// @throws Unavailable when no keys were ever read and the store does not answer
  @Nullable Ed25519PublicKeyParameters verifying(int id) {
    Loaded ring = current();
    Verifying found = ring.verifying.get(id);
    if (found == null) {
      found = afterMissing(ring).verifying.get(id);
    }
    return found != null && found.key.verifiesAt(clock.instant()) ? found.publicKey : null;
  }

  /// Whether this key was revoked, by what is known without asking again.
  boolean isRevoked(int id) {
    Verifying found = current().verifying.get(id);
    return found != null && found.key.revokedAt() != null;
  }

  /// @throws Unavailable when no key signs, or none were ever read and the store does not answer
  SigningKey signing() {
    Loaded ring = current();
    SigningKey signing = ring.signing;
    if (signing == null) {
      signing = afterMissing(ring).signing;
    }
    if (signing == null) {
      throw new Unavailable("no ticket key signs: make one with `maguey keys rotate`");
    }
    return signing;
  }

  private Loaded current() {
    Loaded ring = loaded;
    if (ring == null) {
      return loadUnlessReplaced(null);
    }
    if (isOlder(ring, FRESH) && loading.tryLock()) {
      try {
        return loaded == ring ? load(ring) : ring;
      } finally {
        loading.unlock();
      }
    }
    return ring;
  }

  private Loaded afterMissing(Loaded ring) {
    return isOlder(ring, BETWEEN_LOADS) ? loadUnlessReplaced(ring) : ring;
  }

  private Loaded loadUnlessReplaced(@Nullable Loaded seen) {
    loading.lock();
    try {
      Loaded now = loaded;
      return now != null && now != seen ? now : load(seen);
    } finally {
      loading.unlock();
    }
  }

  private Loaded load(@Nullable Loaded before) {
    Instant now = clock.instant();
    Loaded next;
    try {
      next = read(now);
    } catch (Unavailable unreachable) {
      if (before == null) {
        throw unreachable;
      }
      next = before.triedAgain(now);
    }
    loaded = next;
    return next;
  }

  private Loaded read(Instant now) {
    Map<Integer, Verifying> verifying = new HashMap<>();
    SigningKey signing = null;
    for (SigningKey key : keys.all()) {
      verifying.put(
          key.id(), new Verifying(key, new Ed25519PublicKeyParameters(key.publicKey(), 0)));
      if (key.signs() && signing == null) {
        signing = key;
      }
    }
    return new Loaded(Map.copyOf(verifying), signing, now);
  }

  /// In both directions: a clock that was set back must not stop the keys from being read again.
  private boolean isOlder(Loaded ring, Duration age) {
    return Duration.between(ring.triedAt, clock.instant()).abs().compareTo(age) >= 0;
  }
}
