package live.maguey.cli;

import live.maguey.shared.Unavailable;

/// What a command needs is not there. The message says in whole sentences what to do.
public final class Unreached extends Unavailable {
  public Unreached(String message) {
    super(message);
  }

  public Unreached(String message, Throwable cause) {
    super(message, cause);
  }
}
