package live.maguey.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replies kept for 24 hours under the client's idempotency keys.
public final class IdempotentReplies {
  private static final Duration KEPT = Duration.ofHours(24);

  /// What a key is worth at this moment.
  public sealed interface Claim {
    /// The caller does the work and then calls `keep` or `letGo`.
    record Fresh() implements Claim {}

    record Replay(Reply reply) implements Claim {}

    record Running() implements Claim {}

    /// The key was used for another request.
    record Conflict(String firstEndpoint) implements Claim {}
  }

  /// @param fingerprint SHA-256 of what the request said, in hexadecimal digits: with a PDF it says
  ///   half a megabyte
  /// @param reply null while the first request is running
  public record Kept(
      String key, String endpoint, String fingerprint, long atMillis, @Nullable Reply reply) {}

  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private final Clock clock;

  public IdempotentReplies(Clock clock) {
    this.clock = clock;
  }

  /// @param said all that has to be the same in a repeat
  public synchronized Claim claim(String key, String endpoint, String said) {
    forgetOld();
    String fingerprint = digest(said);
    Kept before = kept.putIfAbsent(key, new Kept(key, endpoint, fingerprint, clock.millis(), null));
    if (before == null) {
      return new Claim.Fresh();
    }
    if (!before.endpoint().equals(endpoint) || !before.fingerprint().equals(fingerprint)) {
      return new Claim.Conflict(before.endpoint());
    }
    Reply reply = before.reply();
    return reply == null ? new Claim.Running() : new Claim.Replay(reply);
  }

  private static String digest(String said) {
    try {
      byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  public synchronized void keep(String key, Reply reply) {
    kept.computeIfPresent(
        key, (_, k) -> new Kept(key, k.endpoint(), k.fingerprint(), k.atMillis(), reply));
  }

  public synchronized void letGo(String key) {
    kept.remove(key);
  }

  public synchronized List<Kept> finished() {
    return new ArrayList<>(kept.values().stream().filter(k -> k.reply() != null).toList());
  }

  public synchronized void restore(List<Kept> earlier) {
    earlier.forEach(k -> kept.put(k.key(), k));
  }

  private void forgetOld() {
    long limit = clock.millis() - KEPT.toMillis();
    var oldest = kept.values().iterator();
    while (oldest.hasNext() && oldest.next().atMillis() < limit) {
      oldest.remove();
    }
  }
}
