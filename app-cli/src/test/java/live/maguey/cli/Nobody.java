package live.maguey.cli;

import live.maguey.cli.command.Prompt;

/// No person is at the terminal: scripts, schedulers, most tests.
public final class Nobody implements Prompt {
  private final int columns;

  /// In a pipe.
  public Nobody() {
    this(NO_TERMINAL);
  }

  /// At a terminal that somebody reads later.
  public Nobody(int columns) {
    this.columns = columns;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public boolean isThere() {
    return false;
  }

  @Override
  public boolean agrees(String question) {
    throw new AssertionError("nobody is there to be asked: " + question);
  }
}
