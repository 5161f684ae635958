package live.maguey.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import live.maguey.shared.Language;

/// Days and hours as people say them in one language, in one zone.
public record LocalTimes(ZoneId zone, Language language) {
  private static final int A_WEEK = 7;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter CLOCK_WITH_SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /// How an hour is told beside the name of its night.
  public enum Nearness {
    /// On the day of the night's name: the hour is enough.
    SAME_DAY,
    /// Before noon of the day after, which people still count to the night.
    MORNING_AFTER,
    /// Later: the day has to be named, since nobody would guess it.
    ANOTHER_DAY
  }

  /// The words for a time past midnight that still belongs to the night of the day before.
  @FunctionalInterface
  public interface StillThatNight {
    /// `3 AM, still Saturday night`.
    String say(String time, String weekday);
  }

  /// `Sat 28 Nov`, `Sáb 28 nov`.
  public String day(LocalDate date) {
    return weekdayShort(date) + " " + shortDate(date);
  }

  /// `Sun 29 Nov, 10 PM`, `Dom 29 nov, 22:00`: the calendar's own day.
  public String moment(Instant at) {
    return day(dateOf(at)) + ", " + hour(at);
  }

  /// From doors to the end as short as it can be understood: `10 PM – 3 AM`, `10 PM – Sun 10 PM`
  /// for an end that nobody takes for that night's, `Sun 2 AM – 8 AM` for doors after midnight.
  public String hours(LocalDate night, Instant doors, Instant ends) {
    String end =
        nearness(night, ends) == Nearness.ANOTHER_DAY
            ? dayWithin(night, ends) + " " + hour(ends)
            : hour(ends);
    return doors(night, doors) + " – " + end;
  }

  /// `10 PM`; `Sun 2 AM` when it is not on the day of the night's name.
  public String doors(LocalDate night, Instant doors) {
    return nearness(night, doors) == Nearness.SAME_DAY
        ? hour(doors)
        : weekdayShort(dateOf(doors)) + " " + hour(doors);
  }

  /// `Sat 28 Nov, 10 PM`; `Sun 29 Nov, 2 AM, still Saturday night` when they are after midnight.
  public String dayAndDoors(LocalDate night, Instant doors, StillThatNight still) {
    return nearness(night, doors) == Nearness.SAME_DAY
        ? moment(doors)
        : still.say(moment(doors), weekday(night));
  }

  /// `3 AM, still Saturday night`; `11 PM` when it ends on the day it began; `Sun 29 Nov, 10 PM`
  /// when that is no longer the same night.
  public String end(LocalDate night, Instant ends, StillThatNight still) {
    return switch (nearness(night, ends)) {
      case SAME_DAY -> hour(ends);
      case MORNING_AFTER -> still.say(hour(ends), weekday(night));
      case ANOTHER_DAY -> moment(ends);
    };
  }

  /// `Sun`, `dom`, and with its date from a week on, as within a line.
  private String dayWithin(LocalDate night, Instant at) {
    LocalDate date = dateOf(at);
    String weekday = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, language.locale());
    String name = weekday.replace(".", "");
    return date.isBefore(night.plusDays(A_WEEK)) ? name : name + " " + shortDate(date);
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

  /// `23:12` in every language, where space is short and nobody reads aloud: at the gate.
  public String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  /// `28 Nov 22:04:07`, to the second, for who compares it with others: on the command line.
  public String stamp(Instant at) {
    return shortDate(dateOf(at)) + " " + CLOCK_WITH_SECONDS.format(at.atZone(zone));
  }

  /// A day, or a moment, as it stands within a line: `Sat 28 Nov`, `sáb 28 nov`.
  public String within(String day) {
    return language == Language.ES
        ? day.substring(0, 1).toLowerCase(language.locale()) + day.substring(1)
        : day;
  }

  /// As it begins a sentence.
  public String capital(String text) {
    return text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
  }

  /// The calendar's own day.
  public LocalDate dateOf(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /// How what happens `at`, not before its night, is told beside the night's name.
  public Nearness nearness(LocalDate night, Instant at) {
    LocalDateTime local = at.atZone(zone).toLocalDateTime();
    if (!local.toLocalDate().isAfter(night)) {
      return Nearness.SAME_DAY;
    }
    return local.isBefore(night.plusDays(1).atTime(LocalTime.NOON))
        ? Nearness.MORNING_AFTER
        : Nearness.ANOTHER_DAY;
  }
}
