package live.maguey.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.AlertKind;

/// What is known here of the newest backup.
public interface NewestBackup {
  Known look();

  /// As far as this machine's settings and disk tell.
  sealed interface Known {
    /// Nobody has said where backups are kept.
    record NotConfigured() implements Known {}

    /// Their folder has none yet.
    record None() implements Known {}

    /// @param why a whole sentence
    record Unreadable(String why) implements Known {}

    /// @param at the moment whose state it holds; @param verified whether it was restored once
    /// @param allowed how old it may become
    record Made(Instant at, boolean verified, Duration allowed) implements Known {
      boolean isTooOld(Instant now) {
        return at.plus(allowed).isBefore(now);
      }
    }

    /// What is wrong with it; nothing where no backups are configured.
    default List<Problem> problems(Instant now) {
      return switch (this) {
        case NotConfigured _ -> List.of();
        case None _ ->
            List.of(problem("there is no backup yet", "maguey backup create", Optional.empty()));
        case Unreadable(String why) ->
            List.of(problem(why, "look at backups.folder", Optional.empty()));
        case Made made when !made.isTooOld(now) -> List.of();
        case Made(Instant at, boolean _, Duration allowed) ->
            List.of(
                problem(
                    "the newest backup is %d h old, and %d h are allowed"
                        .formatted(Duration.between(at, now).toHours(), allowed.toHours()),
                    "maguey backup create",
                    Optional.of(at)));
      };
    }

    private static Problem problem(String what, String todo, Optional<Instant> since) {
      return new Problem(
          "backups", AlertKind.BACKUP_OLD, "backups", what, todo, since.orElse(null));
    }
  }
}
