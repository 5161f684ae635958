package live.maguey.codes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import live.maguey.keys.SigningKey;
import live.maguey.shared.Unavailable;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketSigner;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// Signs with the key that the ring says signs. The key is unsealed once and kept until another
/// signs. Ed25519 takes no randomness, so the same code under the same key is the same text.
public final class Ed25519TicketSigner implements TicketSigner {
  private final KeyRing ring;
  private final KeySeal seal;
  private volatile @Nullable Opened opened;

  public Ed25519TicketSigner(KeyRing ring, KeySeal seal) {
    this.ring = ring;
    this.seal = seal;
  }

  private record Opened(
      SigningKey key,
      Ed25519PrivateKeyParameters privateKey,
      Ed25519PublicKeyParameters publicKey) {}

  /// @throws WrongMasterKey when the key that signs was sealed with another master key
  @Override
  public String sign(TicketCode code) {
    Opened open = opened(ring.signing());
    byte[] payload = CodeBytes.payload(open.key.id(), code);
    byte[] message = CodeBytes.message(payload);
    byte[] signature = new byte[CodeBytes.SIGNATURE];
    open.privateKey.sign(
        Ed25519.Algorithm.Ed25519, open.publicKey, null, message, 0, message.length, signature, 0);
    return Base32.encode(
        ByteBuffer.allocate(CodeBytes.PAYLOAD + CodeBytes.SIGNATURE)
            .put(payload)
            .put(signature)
            .array());
  }

  private Opened opened(SigningKey key) {
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
