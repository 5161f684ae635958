package live.maguey.cli;

/// A command named a night that is not there.
public final class NoSuchNight extends RuntimeException {
  NoSuchNight(String name) {
    super("There is no night called " + name + ". `maguey events list` has all to come.");
  }
}
