package live.maguey.codes;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import live.maguey.keys.KeyMaker;
import live.maguey.keys.SigningKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// Makes Ed25519 key pairs, the private half sealed before it leaves this class.
public final class KeyForge implements KeyMaker {
  private final KeySeal seal;
  private final SecureRandom random;

  public KeyForge(KeySeal seal, SecureRandom random) {
    this.seal = seal;
    this.random = random;
  }

  @Override
  public SigningKey make(int id, Instant now) {
    byte[] seed = new byte[Ed25519PrivateKeyParameters.KEY_SIZE];
    random.nextBytes(seed);
    SigningKey key = fromSeed(id, seed, now);
    Arrays.fill(seed, (byte) 0);
    return key;
  }

  /// The pair of a known seed: the public test vectors are made with it.
  SigningKey fromSeed(int id, byte[] seed, Instant now) {
    byte[] publicKey = new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
    return new SigningKey(id, publicKey, seal.seal(id, seed), now, null, null, null);
  }
}
