package live.maguey.cli.command;

/// A command named an event that does not exist.
public final class NoSuchEvent extends RuntimeException {
  public NoSuchEvent(String name) {
    super("No event is called " + name + ". `maguey events list` shows the events to come.");
  }
}
