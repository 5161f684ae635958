package live.maguey.codes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals private keys with the newest master key, and opens them with any: AES-256-GCM, a random
/// nonce of 12 bytes in front, the tag of 16 behind. The key's id is authenticated, so that a
/// sealed key moved to another row does not open.
public final class KeySeal {
  public static final int MASTER_KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final List<SecretKey> masters;
  private final SecureRandom random;

  /// @param masterKeys the newest first, each [#MASTER_KEY_BYTES] from the configuration, made by a
  ///   random generator, never typed by a person
  public KeySeal(List<byte[]> masterKeys, SecureRandom random) {
    this.masters = masterKeys.stream().map(KeySeal::secret).toList();
    this.random = random;
  }

  public KeySeal(byte[] masterKey, SecureRandom random) {
    this(List.of(masterKey), random);
  }

  private static SecretKey secret(byte[] masterKey) {
    if (masterKey.length != MASTER_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the master key must have "
              + MASTER_KEY_BYTES
              + " bytes, this one has "
              + masterKey.length);
    }
    return new SecretKeySpec(masterKey, "AES");
  }

  /// Another text each time.
  byte[] seal(int keyId, byte[] privateKey) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, masters.getFirst(), keyId, nonce).doFinal(privateKey);
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return whole;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES/GCM", impossible);
    }
  }

  /// @throws WrongMasterKey when it was sealed with another master key or id, or was altered
  byte[] open(int keyId, byte[] sealed) {
    for (SecretKey before : masters.subList(1, masters.size())) {
      try {
        return open(before, keyId, sealed);
      } catch (WrongMasterKey notThisOne) {
        // The newest one is asked last, and tells.
      }
    }
    return open(masters.getFirst(), keyId, sealed);
  }

  /// Whether the newest master key sealed it.
  boolean isNewest(int keyId, byte[] sealed) {
    try {
      open(masters.getFirst(), keyId, sealed);
      return true;
    } catch (WrongMasterKey another) {
      return false;
    }
  }

  private static byte[] open(SecretKey master, int keyId, byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) {
      throw new WrongMasterKey(keyId, new AEADBadTagException("sealed bytes are cut off"));
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, master, keyId, Arrays.copyOf(sealed, NONCE_BYTES))
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException refused) {
      throw new WrongMasterKey(keyId, refused);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES/GCM", impossible);
    }
  }

  private static Cipher cipher(int mode, SecretKey master, int keyId, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, master, new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(("maguey-signing-key:" + keyId).getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
