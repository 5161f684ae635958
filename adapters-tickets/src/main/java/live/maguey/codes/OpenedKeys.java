package live.maguey.codes;

import java.util.Arrays;
import live.maguey.keys.SigningKey;
import live.maguey.shared.Unavailable;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// Signs with the key that the ring says signs. The key is unsealed once and kept until another
/// signs. Ed25519 takes no randomness, so the same bytes under the same key have the same
/// signature.
final class OpenedKeys {
  private final KeyRing ring;
  private final KeySeal seal;
  private volatile @Nullable Opened opened;

  OpenedKeys(KeyRing ring, KeySeal seal) {
    this.ring = ring;
    this.seal = seal;
  }

  /// A key that can sign now.
  record Opened(
      SigningKey key,
      Ed25519PrivateKeyParameters privateKey,
      Ed25519PublicKeyParameters publicKey) {

    int id() {
      return key.id();
    }

    byte[] sign(byte[] message) {
      byte[] signature = new byte[Ed25519PrivateKeyParameters.SIGNATURE_SIZE];
      privateKey.sign(
          Ed25519.Algorithm.Ed25519, publicKey, null, message, 0, message.length, signature, 0);
      return signature;
    }
  }

  /// @throws WrongMasterKey when the key that signs was sealed with another master key
  /// @throws Unavailable when no key signs
  Opened signing() {
    SigningKey key = ring.signing();
    Opened open = opened;
    if (open == null || !sameKey(open.key, key)) {
      open = open(key);
      opened = open;
    }
    return open;
  }

  private Opened open(SigningKey key) {
    Ed25519PrivateKeyParameters privateKey =
        new Ed25519PrivateKeyParameters(seal.open(key.id(), key.sealedPrivateKey()), 0);
    Ed25519PublicKeyParameters publicKey = privateKey.generatePublicKey();
    if (!Arrays.equals(publicKey.getEncoded(), key.publicKey())) {
      throw new Unavailable(
          key + " has a public half that is not its private half's: its row was altered");
    }
    return new Opened(key, privateKey, publicKey);
  }

  private static boolean sameKey(SigningKey one, SigningKey other) {
    return one.id() == other.id() && Arrays.equals(one.publicKey(), other.publicKey());
  }
}
