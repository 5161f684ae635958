package live.maguey.emails;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/// A provider in memory: it sends once per key, and does what it is told to do next.
public final class FakeMailTransport implements MailTransport {
  /// What a reader has in the inbox.
  public record Sent(String key, String providerId, RenderedEmail email, Instant at) {}

  private final Map<String, Sent> sent = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Queue<Supplier<Answer>> next = new ArrayDeque<>();
  private final String name;
  private final InstantSource clock;
  private boolean losesNext;

  public FakeMailTransport() {
    this("fake");
  }

  public FakeMailTransport(String name) {
    this(name, InstantSource.system());
  }

  public FakeMailTransport(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  /// The next mail goes out and its answer is lost.
  public synchronized FakeMailTransport loseReplyOfNext() {
    losesNext = true;
    return this;
  }

  public synchronized FakeMailTransport refuseNext() {
    next.add(() -> new Answer.Refused("422 validation_error: not a mail"));
    return this;
  }

  /// In the words of a mail server, which quote the address.
  public synchronized FakeMailTransport refuseNextWith(String reason) {
    next.add(() -> new Answer.Refused(reason));
    return this;
  }

  public synchronized FakeMailTransport notNowNext(Duration retryAfter) {
    next.add(() -> new Answer.NotNow("429 rate_limit_exceeded", retryAfter));
    return this;
  }

  /// The next call is not answered, and nothing goes out.
  public synchronized FakeMailTransport notKnownNext() {
    next.add(() -> new Answer.Unknown("500 internal_server_error"));
    return this;
  }

  /// What went out, in order.
  public synchronized List<Sent> sent() {
    return List.copyOf(sent.values());
  }

  /// The key of every call, in order.
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized Answer send(RenderedEmail email, String key) {
    asked.add(key);
    Supplier<Answer> next = this.next.poll();
    Answer told = next == null ? null : next.get();
    // What was sent under a key is not refused when the key comes again.
    if (told != null && !(told instanceof Answer.Refused && sent.containsKey(key))) {
      return told;
    }
    if (!email.to().value().contains("@")) {
      return new Answer.Refused("422 validation_error: no address");
    }
    Sent first =
        sent.computeIfAbsent(
            key, k -> new Sent(k, "mail-" + (sent.size() + 1), email, clock.instant()));
    if (losesNext) {
      losesNext = false;
      return new Answer.Unknown("the reply was lost");
    }
    return new Answer.Accepted(isSame(first.email(), email) ? first.providerId() : "key:" + key);
  }

  private static boolean isSame(RenderedEmail one, RenderedEmail other) {
    return one.to().equals(other.to())
        && one.subject().equals(other.subject())
        && one.html().equals(other.html())
        && one.text().equals(other.text())
        && Arrays.deepEquals(bytes(one), bytes(other));
  }

  private static byte[][] bytes(RenderedEmail email) {
    return email.attachments().stream().map(RenderedEmail.Attachment::bytes).toArray(byte[][]::new);
  }
}
