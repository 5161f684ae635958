package live.maguey.devices;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import live.maguey.shared.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// A device's public key, ECDSA on P-256. The private one never leaves the device.
public final class DeviceKey {
  /// How such a key begins as a SubjectPublicKeyInfo (RFC 5480), before the point's coordinates.
  private static final byte[] P_256 =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  private static final int BYTES = P_256.length + 64;

  private final String text;
  private final PublicKey key;

  private DeviceKey(String text, PublicKey key) {
    this.text = text;
    this.key = key;
  }

  /// @param text a SubjectPublicKeyInfo in base64, as WebCrypto exports it
  /// @throws InvalidRequest when it is no key of that kind
  public static DeviceKey parse(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length == BYTES && Arrays.equals(bytes, 0, P_256.length, P_256, 0, P_256.length)) {
        return new DeviceKey(
            Base64.getEncoder().encodeToString(bytes),
            KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes)));
      }
    } catch (IllegalArgumentException | InvalidKeySpecException malformed) {
      throw refused();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has EC", impossible);
    }
    throw refused();
  }

  private static InvalidRequest refused() {
    return new InvalidRequest("key", "is not a public key of ECDSA on P-256");
  }

  /// @param signature both numbers, one after the other (IEEE P1363), as WebCrypto signs
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has ECDSA", impossible);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeviceKey that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// What [#parse] reads.
  @Override
  public String toString() {
    return text;
  }
}
