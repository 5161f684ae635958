package live.maguey.devices;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a device signs along, so that a signature is good for minutes only. A nonce is the time and
/// its seal: every node reads those of the others, nothing is stored, and no device's clock counts.
public final class Nonces {
  /// A phone at the door asks every ten seconds; one that slept longer is answered with a new one.
  public static final Duration LIFE = Duration.ofMinutes(2);

  /// By how much the clocks of two nodes may differ.
  private static final Duration SKEW = Duration.ofSeconds(10);

  private static final byte[] PURPOSE = "gate nonce".getBytes(StandardCharsets.US_ASCII);
  private static final int SEAL_BYTES = 16;

  private final List<SecretKeySpec> keys;
  private final InstantSource clock;

  /// @param keys that all nodes have; the first seals, each opens
  public Nonces(List<byte[]> keys, InstantSource clock) {
    this.keys = keys.stream().map(key -> new SecretKeySpec(key, "HmacSHA256")).toList();
    this.clock = clock;
  }

  /// 32 letters, digits, `-` and `_`.
  public String next() {
    long now = clock.millis();
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES + SEAL_BYTES)
            .putLong(now)
            .put(seal(keys.getFirst(), now))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Whether it is ours and not too old.
  public boolean isFresh(String nonce) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
    if (bytes.length != Long.BYTES + SEAL_BYTES) {
      return false;
    }
    long at = ByteBuffer.wrap(bytes).getLong();
    byte[] given = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    if (keys.stream().noneMatch(key -> MessageDigest.isEqual(given, seal(key, at)))) {
      return false;
    }
    Duration age = Duration.between(Instant.ofEpochMilli(at), clock.instant());
    return age.compareTo(LIFE) < 0 && age.compareTo(SKEW.negated()) > 0;
  }

  private static byte[] seal(SecretKeySpec key, long at) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(PURPOSE);
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(at).array());
      return Arrays.copyOf(mac.doFinal(), SEAL_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
