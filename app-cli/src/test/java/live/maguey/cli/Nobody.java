package live.maguey.cli;

/// No person is at the terminal: scripts, schedulers, most tests.
public final class Nobody implements Person {
  @Override
  public boolean isThere() {
    return false;
  }

  @Override
  public boolean agrees(String question) {
    throw new AssertionError("nobody is there to be asked: " + question);
  }
}
