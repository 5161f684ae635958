package live.maguey.api.doctor;

/// What was found about one thing.
///
/// @param subject what was looked at, as `database`
/// @param said what is so, a sentence without its full stop
/// @param advice what to do, sentences; empty when there is nothing to do
public record Finding(String subject, Level level, String said, String advice) {

  /// How it stands.
  public enum Level {
    OK,
    /// The house works, but something should be done.
    WARNING,
    /// The house does not work, or will not.
    FAILED,
    /// It could not be looked at because of another failure, or for want of a permission.
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
