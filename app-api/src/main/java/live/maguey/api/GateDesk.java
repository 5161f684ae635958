package live.maguey.api;

import java.security.SecureRandom;
import java.util.Base64;
import live.maguey.devices.EnrolDevice;
import live.maguey.devices.RevokeDevice;

/// Manages the phones at the gates, next to the running servers.
public record GateDesk(EnrolDevice enrolDevice, RevokeDevice revokeDevice) {
  /// 256 bits: nobody can guess a token.
  private static final int TOKEN_BYTES = 32;

  public static GateDesk at(Stores stores) {
    SecureRandom random = new SecureRandom();
    return new GateDesk(
        new EnrolDevice(
            stores.devices(),
            stores.audit(),
            stores.database(),
            stores.ids(),
            () -> token(random),
            stores.clock()),
        new RevokeDevice(stores.devices(), stores.audit(), stores.database(), stores.clock()));
  }

  private static String token(SecureRandom random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
