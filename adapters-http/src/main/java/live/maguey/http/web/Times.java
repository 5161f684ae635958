package live.maguey.http.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import live.maguey.events.Event;
import live.maguey.words.LocalTimes;
import live.maguey.words.Words;

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
    return local.moment(at);
  }

  /// `Noche de Humo, Sat 28 Nov`, `Noche de Humo, sáb 28 nov`.
  public String titleAndDay(Event event) {
    return event.title(words.language()).text() + ", " + within(day(event.businessDate()));
  }

  /// A day, or a moment, as it stands within a line: `Sat 28 Nov`, `sáb 28 nov`.
  public String within(String day) {
    return local.within(day);
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

  /// `Sat 28 Nov, 10 PM`: the night by its name, and its doors; `Sun 29 Nov, 2 AM, still Saturday
  /// night` when they are after midnight.
  public String nightAndDoors(Event event) {
    return local.dayAndDoors(event.businessDate(), event.doors(), this::still);
  }

  /// `10 PM`; `Sun 2 AM` when they are not on the day of the night's name.
  public String doors(Event event) {
    return local.doors(event.businessDate(), event.doors());
  }

  /// `10 PM – 3 AM`, `10 PM – Sun 10 PM`.
  public String hours(Event event) {
    return local.hours(event.businessDate(), event.doors(), event.ends());
  }

  /// `3 AM, still Saturday night`; `11 PM` when it ends on the day it began; `Sun 29 Nov, 10 PM`
  /// when that is no longer the same night.
  public String ends(Event event) {
    return local.end(event.businessDate(), event.ends(), this::still);
  }

  /// `Doors 10 PM, until 3 AM.`, with the day of an end that is no longer the same night.
  public String doorsAndEnd(Event event) {
    String doors = hour(event.doors());
    String end = hour(event.ends());
    return switch (local.nearness(event.businessDate(), event.ends())) {
      case SAME_DAY, MORNING_AFTER -> words.get("events.facts", doors, end);
      case ANOTHER_DAY ->
          words.get("events.facts.day", doors, end, longDay(local.dateOf(event.ends())));
    };
  }

  private String still(String time, String weekday) {
    return words.get("time.ends-after", time, weekday);
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
