package live.maguey.status;

import java.time.Instant;
import live.maguey.alerts.AlertKind;
import live.maguey.runbooks.Diagnosis;
import org.jspecify.annotations.Nullable;

/// Something that is wrong now.
///
/// @param subject one word: `alert`, `webhooks`, `emails`, `refunds`, `holds`, `purchase`,
///   `tables`, `disputes`, `jobs`, `ledger`, `alerts`, `backups`
/// @param diagnosis what exactly is wrong, where its kind has several
/// @param kind of the alert about it; @param about what that alert is about
/// @param what in words; @param todo the command or act that helps
/// @param since null where nobody knows
public record Problem(
    String subject,
    Diagnosis diagnosis,
    AlertKind kind,
    String about,
    String what,
    String todo,
    @Nullable Instant since) {
  /// One that only its kind tells from others.
  Problem(
      String subject,
      AlertKind kind,
      String about,
      String what,
      String todo,
      @Nullable Instant since) {
    this(subject, kind, kind, about, what, todo, since);
  }
}
