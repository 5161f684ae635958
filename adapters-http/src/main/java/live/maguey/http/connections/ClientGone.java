package live.maguey.http.connections;

import io.helidon.webserver.CloseConnectionException;

/// The client ended its connection in the middle of a request or an answer, or was so slow that we
/// did. Nobody is left to be answered, and nothing of ours has failed: Helidon lets this exception
/// pass all error handlers and closes the connection.
public final class ClientGone extends CloseConnectionException {
  /// What it was in the middle of; a tag of the count.
  public enum Amid {
    HEAD,
    BODY,
    ANSWER
  }

  private final Amid amid;
  private final boolean slow;

  /// @param slow whether it was too slow for us, or else hung up
  public ClientGone(Amid amid, boolean slow) {
    super(slow ? "the client was too slow" : "the client hung up");
    this.amid = amid;
    this.slow = slow;
  }

  public Amid amid() {
    return amid;
  }

  public boolean isSlow() {
    return slow;
  }
}
