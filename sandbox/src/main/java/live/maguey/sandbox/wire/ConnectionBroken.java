package live.maguey.sandbox.wire;

/// Thrown by an endpoint that shall not answer: the client sees its connection close.
public final class ConnectionBroken extends RuntimeException {
  public ConnectionBroken(String why) {
    super(why);
  }
}
