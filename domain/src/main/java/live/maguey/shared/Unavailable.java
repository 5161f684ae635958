package live.maguey.shared;

/// The world failed and nothing was changed: a database or a remote end could not be reached, or
/// refused to serve. The caller may try again later (503).
public class Unavailable extends RuntimeException {
  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public Unavailable(String message) {
    super(message);
  }
}
