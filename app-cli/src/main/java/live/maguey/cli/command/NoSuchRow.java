package live.maguey.cli.command;

/// A list is to go on after a row that does not exist.
public final class NoSuchRow extends RuntimeException {
  NoSuchRow(String named, String list) {
    super("`--after " + named + "` matches no row. `" + list + "` shows the newest.");
  }
}
