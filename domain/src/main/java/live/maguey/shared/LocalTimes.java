package live.maguey.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/// Days and hours as people say them in one language, in one zone.
public record LocalTimes(ZoneId zone, Language language) {

  /// `Sat 28 Nov`, `Sáb 28 nov`.
  public String day(LocalDate date) {
    return weekdayShort(date) + " " + shortDate(date);
  }

  /// `Saturday`, `sábado`.
  public String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.FULL, language.locale());
  }

  /// `Sat`, `Sáb`.
  public String weekdayShort(LocalDate date) {
    String name = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, language.locale());
    return capital(name.replace(".", ""));
  }

  /// `28 Nov`, `28 nov`.
  public String shortDate(LocalDate date) {
    String month = date.getMonth().getDisplayName(TextStyle.SHORT, language.locale());
    return date.getDayOfMonth() + " " + month.replace(".", "");
  }

  /// `November`, `noviembre`.
  public String month(LocalDate date) {
    return date.getMonth().getDisplayName(TextStyle.FULL, language.locale());
  }

  /// `10 PM`, `22:00`.
  public String hour(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    if (language == Language.ES) {
      return DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).format(local);
    }
    String pattern = local.getMinute() == 0 ? "h a" : "h:mm a";
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(local);
  }

  /// As it begins a sentence.
  public String capital(String text) {
    return text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
  }

  /// Whether what happens `at` belongs by name to an earlier day.
  public boolean isAfter(LocalDate night, Instant at) {
    return at.atZone(zone).toLocalDate().isAfter(night);
  }
}
