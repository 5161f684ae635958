package live.maguey.cli;

/// What the program answers to the shell that called it.
public final class ExitCode {
  public static final int DONE = 0;

  /// The work was done and something is wrong: a forged code, an order that is not there.
  public static final int FOUND_WRONG = 1;

  /// The command line or a setting is wrong; nothing was done.
  public static final int USAGE = 2;

  /// The database, a server or the network does not answer; nothing was done.
  public static final int UNREACHED = 3;

  private ExitCode() {}
}
