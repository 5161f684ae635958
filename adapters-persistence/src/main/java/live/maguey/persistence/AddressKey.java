package live.maguey.persistence;

import live.maguey.shared.EmailAddress;
import live.maguey.shared.Sha256;

/// An email address where it is only compared: SHA-256 of its normalized form, so that the address
/// itself stays with the buyer alone.
public final class AddressKey {
  private AddressKey() {}

  /// 64 hexadecimal digits.
  public static String of(EmailAddress email) {
    return Sha256.hex(email.normalised());
  }
}
