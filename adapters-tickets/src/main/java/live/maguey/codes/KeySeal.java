package live.maguey.codes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals private keys with the master key: AES-256-GCM, a random nonce of 12 bytes in front, the
/// tag of 16 behind. The key's id is authenticated, so that a sealed key moved to another row does
/// not open.
public final class KeySeal {
  public static final int MASTER_KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKey master;
  private final SecureRandom random;

  /// @param masterKey [#MASTER_KEY_BYTES] from the configuration, made by a random generator, never
  ///   typed by a person
  public KeySeal(byte[] masterKey, SecureRandom random) {
    if (masterKey.length != MASTER_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the master key must have "
              + MASTER_KEY_BYTES
              + " bytes, this one has "
              + masterKey.length);
    }
    this.master = new SecretKeySpec(masterKey, "AES");
    this.random = random;
  }

  /// Another text each time.
  byte[] seal(int keyId, byte[] privateKey) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keyId, nonce).doFinal(privateKey);
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return whole;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES/GCM", impossible);
    }
  }

  /// @throws WrongMasterKey when it was sealed with another master key or id, or was altered
  byte[] open(int keyId, byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) {
      throw new WrongMasterKey(keyId, new AEADBadTagException("sealed bytes are cut off"));
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, keyId, Arrays.copyOf(sealed, NONCE_BYTES))
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException refused) {
      throw new WrongMasterKey(keyId, refused);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES/GCM", impossible);
    }
  }

  private Cipher cipher(int mode, int keyId, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, master, new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(("maguey-signing-key:" + keyId).getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
