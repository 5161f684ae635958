package live.maguey.cli;

/// A command named an event that does not exist.
public final class NoSuchNight extends RuntimeException {
  NoSuchNight(String name) {
    super("There is no night called " + name + ". `maguey events list` has all to come.");
  }
}
