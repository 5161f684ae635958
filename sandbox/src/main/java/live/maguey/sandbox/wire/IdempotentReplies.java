package live.maguey.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
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

  /// @param fingerprint SHA-256 of the request's content, in hexadecimal digits: with a PDF it is
  ///   half a megabyte
  /// @param reply null while the first request is running; only finished ones are kept
  public record Kept(
      String key, String endpoint, String fingerprint, long atMillis, @Nullable Reply reply) {}

  private final Map<String, Kept> running = new HashMap<>();
  private final Store store;
  private final Table<Kept> finished;
  private final Clock clock;

  public IdempotentReplies(Store store, Clock clock) {
    this.store = store;
    this.finished = store.table("replies", Kept.class);
    this.clock = clock;
  }

  /// @param said everything that has to be the same in a repeat
  public Claim claim(String key, String endpoint, String said) {
    Kept asked = new Kept(key, endpoint, digest(said), clock.millis(), null);
    return store.locked(() -> {
      forgetOld();
      Kept before = finished.has(key) ? finished.get(key) : running.putIfAbsent(key, asked);
      if (before == null) {
        return new Claim.Fresh();
      }
      if (!before.endpoint().equals(endpoint)
          || !before.fingerprint().equals(asked.fingerprint())) {
        return new Claim.Conflict(before.endpoint());
      }
      Reply reply = before.reply();
      return reply == null ? new Claim.Running() : new Claim.Replay(reply);
    });
  }

  private static String digest(String said) {
    try {
      byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  public void keep(String key, Reply reply) {
    store.change(() -> {
      Kept k = running.remove(key);
      if (k != null) {
        finished.put(key, new Kept(key, k.endpoint(), k.fingerprint(), k.atMillis(), reply));
      }
    });
  }

  public void letGo(String key) {
    store.change(() -> running.remove(key));
  }

  private void forgetOld() {
    long limit = clock.millis() - KEPT.toMillis();
    while (finished.size() > 0 && finished.all().firstEntry().getValue().atMillis() < limit) {
      finished.removeOldest();
    }
  }
}
