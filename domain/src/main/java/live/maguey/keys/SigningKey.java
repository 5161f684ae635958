package live.maguey.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An Ed25519 key pair for ticket codes. The private half is stored sealed with the master key.
///
/// @param id 1 to 255, carried by every code
/// @param publicKey 32 bytes; @param sealedPrivateKey AES-256-GCM, nonce first
/// @param signsUntil null while this is the key that signs
/// @param verifiesUntil from when its codes are refused; null while it signs, or where no end is
///   set yet. A revoked key has ended
/// @param revokedAt when it was revoked, null where it was not
public record SigningKey(
    int id,
    byte[] publicKey,
    byte[] sealedPrivateKey,
    Instant createdAt,
    @Nullable Instant signsUntil,
    @Nullable Instant verifiesUntil,
    @Nullable Instant revokedAt) {

  /// The largest id: a code has one byte for it.
  public static final int MAX_ID = 255;

  public boolean signs() {
    return signsUntil == null;
  }

  /// Whether codes of this key are accepted at `now`; from `verifiesUntil` on they are not.
  public boolean verifiesAt(Instant now) {
    return verifiesUntil == null || now.isBefore(verifiesUntil);
  }

  @Override
  public String toString() {
    return "signing key " + id;
  }
}
