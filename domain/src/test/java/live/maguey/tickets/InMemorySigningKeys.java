package live.maguey.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import live.maguey.shared.Unavailable;

/// Keys in memory, with knobs for what an operator or a broken database does.
public final class InMemorySigningKeys implements SigningKeys {
  private final List<SigningKey> keys = new ArrayList<>();
  private boolean unreachable;
  private int reads;

  @Override
  public synchronized List<SigningKey> all() {
    reads++;
    if (unreachable) {
      throw new Unavailable("the keys cannot be read");
    }
    return keys.stream().sorted(Comparator.comparingInt(SigningKey::id).reversed()).toList();
  }

  @Override
  public synchronized boolean rotate(SigningKey next) {
    if (keys.stream().anyMatch(key -> key.id() >= next.id())) {
      return false;
    }
    keys.replaceAll(key -> key.signs() ? stopSigning(key, next.createdAt()) : key);
    keys.add(next);
    return true;
  }

  /// Codes of the key are accepted until `at`.
  public synchronized void endVerifying(int id, Instant at) {
    keys.replaceAll(key -> key.id() == id ? verifyUntil(key, at) : key);
  }

  /// From now on every call fails as it does without a database, until [#restore].
  public synchronized void fail() {
    unreachable = true;
  }

  public synchronized void restore() {
    unreachable = false;
  }

  public synchronized int reads() {
    return reads;
  }

  private static SigningKey stopSigning(SigningKey key, Instant at) {
    return new SigningKey(
        key.id(),
        key.publicKey(),
        key.sealedPrivateKey(),
        key.createdAt(),
        at,
        key.verifiesUntil());
  }

  private static SigningKey verifyUntil(SigningKey key, Instant at) {
    return new SigningKey(
        key.id(), key.publicKey(), key.sealedPrivateKey(), key.createdAt(), key.signsUntil(), at);
  }
}
