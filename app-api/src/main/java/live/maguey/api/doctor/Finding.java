package live.maguey.api.doctor;

/// The result of one check.
///
/// @param subject what was checked, as `database`
/// @param said what was found, a sentence without its period
/// @param advice what to do, sentences; empty when there is nothing to do
public record Finding(String subject, Level level, String said, String advice) {

  /// How it stands.
  public enum Level {
    OK,
    /// The server works, but something needs attention.
    WARNING,
    /// The server does not work, or soon fails.
    FAILED,
    /// It could not be checked because of another failure or a missing permission.
    NOT_CHECKED
  }

  static Finding ok(String subject, String said) {
    return new Finding(subject, Level.OK, said, "");
  }

  static Finding warning(String subject, String said, String advice) {
    return new Finding(subject, Level.WARNING, said, advice);
  }

  static Finding failed(String subject, String said, String advice) {
    return new Finding(subject, Level.FAILED, said, advice);
  }

  static Finding notChecked(String subject, String said) {
    return new Finding(subject, Level.NOT_CHECKED, said, "");
  }
}
