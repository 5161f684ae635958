package live.maguey.cli.command;

/// The exit codes of every command.
public final class ExitCode {
  public static final int DONE = 0;

  /// It found something wrong.
  public static final int WRONG = 1;

  /// Wrong usage.
  public static final int USAGE = 2;

  /// It could not reach what it needs.
  public static final int UNREACHABLE = 3;

  private ExitCode() {}
}
