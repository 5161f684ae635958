package live.maguey.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Unavailable;

/// Keys in memory, with knobs for what an operator or a broken database does.
public final class InMemorySigningKeys implements SigningKeys {
  private final InMemoryWorld world;
  private final SequencedMap<Integer, SigningKey> keys;
  private boolean unreachable;
  private int reads;

  public InMemorySigningKeys(InMemoryWorld world) {
    this.world = world;
    this.keys = world.table();
  }

  @Override
  public List<SigningKey> all() {
    return world.locked(() -> {
      reads++;
      if (unreachable) {
        throw new Unavailable("the keys cannot be read");
      }
      return keys.values().stream()
          .sorted(Comparator.comparingInt(SigningKey::id).reversed())
          .toList();
    });
  }

  @Override
  public boolean rotate(SigningKey next) {
    return world.locked(() -> {
      if (keys.keySet().stream().anyMatch(id -> id >= next.id())) {
        return false;
      }
      keys.replaceAll((id, key) -> key.signs() ? stopSigning(key, next.createdAt()) : key);
      keys.put(next.id(), next);
      return true;
    });
  }

  @Override
  public int endRetired(Instant verifiesUntil) {
    return world.locked(() -> {
      List<SigningKey> endless =
          keys.values().stream().filter(k -> !k.signs() && k.verifiesUntil() == null).toList();
      endless.forEach(k -> keys.put(k.id(), verifyUntil(k, verifiesUntil)));
      return endless.size();
    });
  }

  @Override
  public boolean revoke(int id, Instant at) {
    return world.locked(() -> {
      SigningKey key = keys.get(id);
      if (key == null || key.signs()) {
        return false;
      }
      if (key.revokedAt() == null) {
        SigningKey ended = key.verifiesAt(at) ? verifyUntil(key, at) : key;
        keys.put(
            id,
            new SigningKey(
                id,
                ended.publicKey(),
                ended.sealedPrivateKey(),
                ended.createdAt(),
                ended.signsUntil(),
                ended.verifiesUntil(),
                at));
      }
      return true;
    });
  }

  @Override
  public boolean reseal(SigningKey key, byte[] sealedPrivateKey) {
    return world.locked(() -> {
      SigningKey now = keys.get(key.id());
      if (now == null || !Arrays.equals(now.sealedPrivateKey(), key.sealedPrivateKey())) {
        return false;
      }
      keys.put(
          key.id(),
          new SigningKey(
              now.id(),
              now.publicKey(),
              sealedPrivateKey,
              now.createdAt(),
              now.signsUntil(),
              now.verifiesUntil(),
              now.revokedAt()));
      return true;
    });
  }

  /// Codes of the key are accepted until `at`.
  public void endVerifying(int id, Instant at) {
    world.execute(() -> keys.computeIfPresent(id, (same, key) -> verifyUntil(key, at)));
  }

  /// From now on reading fails as it does without a database, until [#restore].
  public void fail() {
    world.execute(() -> unreachable = true);
  }

  public void restore() {
    world.execute(() -> unreachable = false);
  }

  public int reads() {
    return world.locked(() -> reads);
  }

  private static SigningKey stopSigning(SigningKey key, Instant at) {
    return new SigningKey(
        key.id(),
        key.publicKey(),
        key.sealedPrivateKey(),
        key.createdAt(),
        at,
        key.verifiesUntil(),
        key.revokedAt());
  }

  private static SigningKey verifyUntil(SigningKey key, Instant at) {
    return new SigningKey(
        key.id(),
        key.publicKey(),
        key.sealedPrivateKey(),
        key.createdAt(),
        key.signsUntil(),
        at,
        key.revokedAt());
  }
}
