package live.maguey.schedules;

/// Threads that start at once, in whatever schedule Lincheck gives them. What they share has to be
/// in a field of theirs: what only a lambda captures is not seen as shared.
public final class Together {
  private Together() {}

  public static void run(Thread... threads) {
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }
}
