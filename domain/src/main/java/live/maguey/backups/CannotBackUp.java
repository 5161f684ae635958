package live.maguey.backups;

/// What a backup needs is not there: a program, the disk, the server. A whole sentence, with what
/// to do.
public final class CannotBackUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotBackUp(String sentence) {
    super(sentence);
  }

  public CannotBackUp(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
