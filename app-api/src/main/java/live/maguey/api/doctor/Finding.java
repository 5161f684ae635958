package live.maguey.api.doctor;

import live.maguey.runbooks.Diagnosis;
import org.jspecify.annotations.Nullable;

/// The result of one check.
///
/// @param subject what was checked, as `database`
/// @param diagnosis what exactly is wrong; null where nothing is, or nobody knows
/// @param said what was found, a sentence without its period
/// @param advice what to do, sentences; empty when there is nothing to do
public record Finding(
    String subject, Level level, @Nullable Diagnosis diagnosis, String said, String advice) {

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
    return new Finding(subject, Level.OK, null, said, "");
  }

  static Finding warning(Diagnosis diagnosis, String subject, String said, String advice) {
    return new Finding(subject, Level.WARNING, diagnosis, said, advice);
  }

  static Finding failed(Diagnosis diagnosis, String subject, String said, String advice) {
    return new Finding(subject, Level.FAILED, diagnosis, said, advice);
  }

  static Finding notChecked(String subject, String said) {
    return new Finding(subject, Level.NOT_CHECKED, null, said, "");
  }
}
