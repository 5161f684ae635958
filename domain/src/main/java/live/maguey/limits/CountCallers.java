package live.maguey.limits;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Network;

/// Counts what a network does, or what is done to an email address, on all nodes together. What is
/// kept of either is an HMAC, 128 bits of it, which nobody reads back without the key.
public final class CountCallers {
  private static final int MAC_BYTES = 16;

  private final Allowances allowances;
  private final SecretKeySpec key;
  private final InstantSource clock;

  /// @param key at least 32 bytes
  public CountCallers(Allowances allowances, byte[] key, InstantSource clock) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key has at least 32 bytes");
    }
    this.allowances = allowances;
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.clock = clock;
  }

  /// @throws live.maguey.shared.Unavailable when it cannot be counted: then nobody may
  public Allowances.Taken count(Allowance allowance, Network network) {
    return count(allowance, "network", network.value());
  }

  /// @throws live.maguey.shared.Unavailable when it cannot be counted: then nobody may
  public Allowances.Taken count(Allowance allowance, EmailAddress address) {
    return count(allowance, "address", address.value().toLowerCase(Locale.ROOT));
  }

  private Allowances.Taken count(Allowance allowance, String kind, String value) {
    String who = mac("limits " + allowance.name() + " " + kind + " " + value);
    return allowances.take(who, allowance, clock.instant());
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, MAC_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
