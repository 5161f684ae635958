package live.maguey.cli.command;

/// A command that needs the database has none in its settings.
final class NoDatabase extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoDatabase() {
    super(
        "No database: start `maguey up` in this folder, or name one with --database-url"
            + " or MAGUEY_DATABASE_URL.");
  }
}
