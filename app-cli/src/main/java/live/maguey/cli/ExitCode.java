package live.maguey.cli;

/// How every command ends.
public final class ExitCode {
  public static final int DONE = 0;

  /// It found something wrong.
  public static final int WRONG = 1;

  /// It was called wrongly.
  public static final int USAGE = 2;

  /// It could not reach what it needs.
  public static final int UNREACHABLE = 3;

  private ExitCode() {}
}
