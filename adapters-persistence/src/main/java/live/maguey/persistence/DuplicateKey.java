package live.maguey.persistence;

/// A statement failed because its row's key is taken, and changed nothing. Statements that expect
/// it say `ON CONFLICT`; this is for those that must be undone as a whole.
public final class DuplicateKey extends RuntimeException {
  /// SQLSTATE `unique_violation`.
  static final String STATE = "23505";

  DuplicateKey(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
