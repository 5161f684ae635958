package live.maguey.http.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import live.maguey.catalog.Event;
import live.maguey.shared.LocalTimes;

/// Days and hours as people say them in one language, in the venue's zone. A night keeps the name
/// of the day it began on.
public final class Times {
  private static final int A_WEEK = 7;

  private final LocalTimes local;
  private final Words words;

  public Times(ZoneId zone, Words words) {
    this.local = new LocalTimes(zone, words.language());
    this.words = words;
  }

  /// `Sat 28 Nov`, `Sáb 28 nov`.
  public String day(LocalDate date) {
    return local.day(date);
  }

  /// `Saturday 28 November`, `sábado 28 de noviembre`, as within a sentence.
  public String longDay(LocalDate date) {
    return weekday(date) + " " + date(date);
  }

  /// `28 November`, `28 de noviembre`.
  public String date(LocalDate date) {
    return words.get("time.date", Integer.toString(date.getDayOfMonth()), local.month(date));
  }

  /// `28 November, 10 AM`.
  public String dateAndHour(Instant at) {
    return date(at.atZone(local.zone()).toLocalDate()) + ", " + hour(at);
  }

  /// `Thu 26 Nov, 6:14 PM`: the calendar's own day.
  public String moment(Instant at) {
    return day(at.atZone(local.zone()).toLocalDate()) + ", " + hour(at);
  }

  /// `Saturday`, `sábado`.
  public String weekday(LocalDate date) {
    return local.weekday(date);
  }

  /// `Sat`, `Sáb`.
  public String weekdayShort(LocalDate date) {
    return local.weekdayShort(date);
  }

  /// The head of a list: `November`, with the year when it differs from that of `today`.
  public String monthOf(LocalDate date, LocalDate today) {
    String month = local.capital(local.month(date));
    return date.getYear() == today.getYear() ? month : month + " " + date.getYear();
  }

  /// `10 PM`, `22:00`.
  public String hour(Instant at) {
    return local.hour(at);
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
    boolean later = local.isAfter(event.businessDate(), event.ends());
    String hour = hour(event.ends());
    return later ? words.get("time.ends-after", hour, weekday(event.businessDate())) : hour;
  }

  /// `Tonight, 28 Nov`, `This Saturday, 28 Nov` within a week, `Saturday, 28 Nov` after it.
  public String nextNight(LocalDate night, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, night);
    if (days <= 0) {
      return words.get("time.tonight", local.shortDate(night));
    }
    return days < A_WEEK
        ? words.get("time.this-week", weekday(night), local.shortDate(night))
        : local.capital(weekday(night)) + ", " + local.shortDate(night);
  }
}
