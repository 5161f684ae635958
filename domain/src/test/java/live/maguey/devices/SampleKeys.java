package live.maguey.devices;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// Keys of phones.
public final class SampleKeys {
  /// Where it does not matter whose.
  public static final DeviceKey ONE = of(pair("secp256r1"));

  private SampleKeys() {}

  public static KeyPair pair(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static DeviceKey of(KeyPair pair) {
    return DeviceKey.parse(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
  }

  /// @param algorithm as the JDK calls it
  static byte[] sign(String algorithm, PrivateKey key, byte[] message) {
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
