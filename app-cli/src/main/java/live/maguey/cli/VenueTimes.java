package live.maguey.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as the clock on the house's wall shows them.
///
/// @param now as of the command's start, for ages
public record VenueTimes(ZoneId zone, Instant now) {
  private static final DateTimeFormatter THIS_YEAR =
      DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.US);
  private static final DateTimeFormatter OTHER_YEAR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.US);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm:ss zzz", Locale.US);

  /// For a column: 12 characters at most.
  public String brief(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    boolean thisYear = Math.abs(Duration.between(at, now).toDays()) < 300;
    return (thisYear ? THIS_YEAR : OTHER_YEAR).format(local);
  }

  /// With seconds and zone, or null for null.
  public @Nullable String full(@Nullable Instant at) {
    return at == null ? null : FULL.format(at.atZone(zone));
  }

  /// How long ago, in its largest unit: `45s`, `12m`, `3h`, `9d`.
  public String age(Instant at) {
    long seconds = Math.max(0, Duration.between(at, now).toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m";
    }
    return seconds < 2 * 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }
}
