package live.maguey.http.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import live.maguey.catalog.Event;
import live.maguey.shared.Language;

/// Days and hours as people say them in one language, in the venue's zone. A night keeps the name
/// of the day it began on.
public final class Times {
  private static final int A_WEEK = 7;

  private final ZoneId zone;
  private final Words words;

  public Times(ZoneId zone, Words words) {
    this.zone = zone;
    this.words = words;
  }

  /// `Sat 28 Nov`, `Sáb 28 nov`.
  public String day(LocalDate date) {
    return weekdayShort(date) + " " + shortDate(date);
  }

  /// `Saturday 28 November`, `sábado 28 de noviembre`, as within a sentence.
  public String longDay(LocalDate date) {
    return weekday(date) + " " + date(date);
  }

  /// `28 November`, `28 de noviembre`.
  public String date(LocalDate date) {
    return words.get("time.date", Integer.toString(date.getDayOfMonth()), month(date));
  }

  /// `28 November, 10 AM`.
  public String dateAndHour(Instant at) {
    return date(at.atZone(zone).toLocalDate()) + ", " + hour(at);
  }

  /// `Thu 26 Nov, 6:14 PM`: the calendar's own day.
  public String moment(Instant at) {
    return day(at.atZone(zone).toLocalDate()) + ", " + hour(at);
  }

  /// `Saturday`, `sábado`.
  public String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.FULL, locale());
  }

  /// `Sat`, `Sáb`.
  public String weekdayShort(LocalDate date) {
    String name = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale());
    return capital(name.replace(".", ""));
  }

  /// The head of a list: `November`, with the year when it is another than that of `today`.
  public String monthOf(LocalDate date, LocalDate today) {
    String month = capital(month(date));
    return date.getYear() == today.getYear() ? month : month + " " + date.getYear();
  }

  /// `10 PM`, `22:00`.
  public String hour(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    if (words.language() == Language.ES) {
      return DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).format(local);
    }
    String pattern = local.getMinute() == 0 ? "h a" : "h:mm a";
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(local);
  }

  /// `Sat 28 Nov, 10 PM`: the night by its name, and its doors.
  public String nightAndDoors(Event event) {
    return day(event.businessDate()) + ", " + hour(event.doors());
  }

  /// `10 PM – 3 AM`.
  public String hours(Event event) {
    return hour(event.doors()) + " – " + hour(event.ends());
  }

  /// `3 AM, still Saturday night`; `11 PM` when it ends on the day it began.
  public String ends(Event event) {
    boolean later = event.ends().atZone(zone).toLocalDate().isAfter(event.businessDate());
    String hour = hour(event.ends());
    return later ? words.get("time.ends-after", hour, weekday(event.businessDate())) : hour;
  }

  /// `Tonight, 28 Nov`, `This Saturday, 28 Nov` within a week, `Saturday, 28 Nov` after it.
  public String nextNight(LocalDate night, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, night);
    if (days <= 0) {
      return words.get("time.tonight", shortDate(night));
    }
    return days < A_WEEK
        ? words.get("time.this-week", weekday(night), shortDate(night))
        : capital(weekday(night)) + ", " + shortDate(night);
  }

  private String shortDate(LocalDate date) {
    String month = date.getMonth().getDisplayName(TextStyle.SHORT, locale()).replace(".", "");
    return date.getDayOfMonth() + " " + month;
  }

  private String month(LocalDate date) {
    return date.getMonth().getDisplayName(TextStyle.FULL, locale());
  }

  private String capital(String text) {
    return text.substring(0, 1).toUpperCase(locale()) + text.substring(1);
  }

  private Locale locale() {
    return words.language().locale();
  }
}
