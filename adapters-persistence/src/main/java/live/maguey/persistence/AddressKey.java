package live.maguey.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import live.maguey.shared.EmailAddress;

/// An email address where it is only compared: SHA-256 of its normalized form, so that the address
/// itself stays with the buyer alone.
public final class AddressKey {
  private AddressKey() {}

  /// 64 hexadecimal digits.
  public static String of(EmailAddress email) {
    try {
      byte[] address = email.normalised().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(address));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
