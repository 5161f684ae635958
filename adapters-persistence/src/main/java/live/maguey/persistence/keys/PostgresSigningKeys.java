package live.maguey.persistence.keys;

import java.time.Instant;
import java.util.List;
import live.maguey.keys.SigningKey;
import live.maguey.keys.SigningKeys;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Signing keys in PostgreSQL; a unique index keeps it to one that signs.
public final class PostgresSigningKeys implements SigningKeys {
  private final Database database;

  public PostgresSigningKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<SigningKey> all() {
    return database.list(KeySql.SIGNING_KEYS, Params.none(), PostgresSigningKeys::key);
  }

  @Override
  public boolean rotate(SigningKey next) {
    return database.run(() -> {
      if (all().stream().anyMatch(k -> k.id() >= next.id())) {
        return false;
      }
      database.update(
          KeySql.RETIRE_SIGNING_KEY, Params.of("at", next.createdAt()).and("next", next.id()));
      return database.update(
              KeySql.ADD_SIGNING_KEY,
              Params.of("id", next.id())
                  .and("public", next.publicKey())
                  .and("sealed", next.sealedPrivateKey())
                  .and("at", next.createdAt()))
          == 1;
    });
  }

  @Override
  public int endRetired(Instant verifiesUntil) {
    return Math.toIntExact(
        database.update(KeySql.END_RETIRED_KEYS, Params.of("until", verifiesUntil)));
  }

  @Override
  public boolean revoke(int id, Instant at) {
    return database.update(KeySql.REVOKE_KEY, Params.of("id", id).and("at", at)) == 1;
  }

  @Override
  public boolean reseal(SigningKey key, byte[] sealedPrivateKey) {
    return database.update(
            KeySql.RESEAL_KEY,
            Params.of("id", key.id())
                .and("before", key.sealedPrivateKey())
                .and("sealed", sealedPrivateKey))
        == 1;
  }

  private static SigningKey key(Columns c) {
    return new SigningKey(
        c.integer("id"),
        c.bytes("public_key"),
        c.bytes("sealed_private"),
        c.instant("created_at"),
        c.instantOrNull("signs_until"),
        c.instantOrNull("verifies_until"),
        c.instantOrNull("revoked_at"));
  }
}
