package live.maguey.sandbox.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Thrown by an endpoint that shall not answer: the client sees its connection close.
public final class ConnectionBroken extends RuntimeException {
  private final transient @Nullable Reply begun;

  private ConnectionBroken(String why, @Nullable Reply begun) {
    super(why);
    this.begun = begun;
  }

  static ConnectionBroken withoutAWord(String why) {
    return new ConnectionBroken(why, null);
  }

  /// In the middle of the answer. Not before it: the JDK's HttpURLConnection, which stripe-java
  /// uses, repeats a POST by itself when a connection closes without one byte of an answer.
  static ConnectionBroken inTheMiddleOf(Reply reply) {
    return new ConnectionBroken("lost reply", reply);
  }

  /// The answer of which a part goes out.
  Optional<Reply> begun() {
    return Optional.ofNullable(begun);
  }
}
