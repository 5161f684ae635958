package live.maguey.http.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import live.maguey.http.connections.ClientGone;

/// Writes server-sent events, each at once. See
/// <https://html.spec.whatwg.org/multipage/server-sent-events.html>.
final class EventOutput {
  /// How long a page waits before it comes again, spread so that not all come at once.
  private static final int RETRY_FROM = 1_000;

  private static final int RETRY_TO = 3_000;

  private final OutputStream out;

  EventOutput(OutputStream out) {
    this.out = out;
  }

  /// Lets the page know that it is connected.
  void begin() {
    int retry = ThreadLocalRandom.current().nextInt(RETRY_FROM, RETRY_TO);
    event(("retry: " + retry + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  /// A comment tells proxies and an event tells the page that the stream is alive: browsers show a
  /// page no comments.
  void beat() {
    event(": beat\nevent: beat\ndata: 1\n\n".getBytes(StandardCharsets.UTF_8));
  }

  /// An event that has only its name.
  void tell(String name) {
    event(("event: " + name + "\ndata: 1\n\n").getBytes(StandardCharsets.UTF_8));
  }

  /// @throws ClientGone when the client is not there any more, or too slow
  void event(byte[] whole) {
    try {
      out.write(whole);
      out.flush();
    } catch (IOException broken) {
      throw new ClientGone(ClientGone.Amid.ANSWER, false);
    }
  }
}
