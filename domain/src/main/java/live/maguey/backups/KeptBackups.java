package live.maguey.backups;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Which backups stay when old ones go. The newest always does, and the newest that is verified:
/// any other may turn out not to be one.
public sealed interface KeptBackups {
  /// The newest of each of the last days, and of each of the last weeks, that have any.
  ///
  /// @param daily, weekly 0 or more; @param zone whose days they are
  record ByCalendar(int daily, int weekly, ZoneId zone) implements KeptBackups {}

  /// Those that are younger.
  record ByAge(Duration youngerThan) implements KeptBackups {}

  /// @param backups the newest first
  /// @return those that go, the newest first
  default List<Backup> gone(List<Backup> backups, Instant now) {
    Set<Backup> kept =
        switch (this) {
          case ByCalendar(int daily, int weekly, ZoneId zone) -> {
            Set<Backup> stay = new HashSet<>();
            stay.addAll(firstOfEach(backups, daily, backup -> day(backup, zone)));
            stay.addAll(firstOfEach(backups, weekly, backup -> week(day(backup, zone))));
            yield stay;
          }
          case ByAge(Duration age) ->
              new HashSet<>(backups.stream().filter(b -> b.at().isAfter(now.minus(age))).toList());
        };
    backups.stream().findFirst().ifPresent(kept::add);
    backups.stream().filter(b -> b.verified() != null).findFirst().ifPresent(kept::add);
    return backups.stream().filter(backup -> !kept.contains(backup)).toList();
  }

  private static List<Backup> firstOfEach(
      List<Backup> backups, int most, Function<Backup, LocalDate> span) {
    Set<LocalDate> seen = new HashSet<>();
    return backups.stream()
        .filter(backup -> seen.size() < most && seen.add(span.apply(backup)))
        .toList();
  }

  private static LocalDate day(Backup backup, ZoneId zone) {
    return LocalDate.ofInstant(backup.at(), zone);
  }

  /// Its Monday.
  private static LocalDate week(LocalDate day) {
    return day.minus(day.getDayOfWeek().getValue() - 1L, ChronoUnit.DAYS);
  }
}
