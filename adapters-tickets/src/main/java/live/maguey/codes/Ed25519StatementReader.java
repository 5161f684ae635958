package live.maguey.codes;

import live.maguey.keys.SigningKey;
import live.maguey.keys.SigningKeys;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Says whether a statement was signed by the venue. It needs public keys alone.
public final class Ed25519StatementReader {
  private final SigningKeys keys;

  public Ed25519StatementReader(SigningKeys keys) {
    this.keys = keys;
  }

  /// Whether a key of the venue signed this, which may sign no more, but was never revoked.
  public boolean holds(String type, byte[] statement, StatementSignature signature) {
    byte[] covered = StatementSignature.covered(type, statement);
    return signature.bytes().length == CodeBytes.SIGNATURE
        && keys.all().stream()
            .filter(key -> key.revokedAt() == null)
            .filter(key -> StatementSignature.keyId(key.id()).equals(signature.keyId()))
            .anyMatch(key -> verifies(key, covered, signature.bytes()));
  }

  private static boolean verifies(SigningKey key, byte[] covered, byte[] signature) {
    return new Ed25519PublicKeyParameters(key.publicKey(), 0)
        .verify(Ed25519.Algorithm.Ed25519, null, covered, 0, covered.length, signature, 0);
  }
}
