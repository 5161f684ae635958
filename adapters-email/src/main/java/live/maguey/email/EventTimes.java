package live.maguey.email;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import live.maguey.events.Event;
import live.maguey.words.LocalTimes;
import live.maguey.words.LocalTimes.Nearness;
import live.maguey.words.Words;

/// A night's times as its guests say them: in the venue's zone, and past midnight still by the name
/// of the night it began on.
final class EventTimes {
  private final Event event;
  private final LocalTimes local;
  private final Words words;

  EventTimes(Event event, ZoneId zone, Words words) {
    this.event = event;
    this.local = new LocalTimes(zone, words.language());
    this.words = words;
  }

  /// `Sat 28 Nov`, `Sáb 28 nov`: the night's own date.
  String day() {
    return local.day(event.businessDate());
  }

  /// `Noche de Humo, Sat 28 Nov`, `Noche de Humo, sáb 28 nov`.
  String titleAndDay() {
    return event.title(words.language()).text() + ", " + local.within(day());
  }

  /// `Saturday 28 Nov`, `sábado 28 nov`, as within a sentence.
  String longDay() {
    return weekday() + " " + local.shortDate(event.businessDate());
  }

  String weekday() {
    return local.weekday(event.businessDate());
  }

  /// `10 PM`, `22:00`; `Sun 2 AM` when they are not on the day of the night's name.
  String doors() {
    return local.doors(event.businessDate(), event.doors());
  }

  /// `Sat 28 Nov, 10 PM`; `Sun 29 Nov, 2 AM, still Saturday night` when they are after midnight.
  String doorsWithDay() {
    return local.dayAndDoors(event.businessDate(), event.doors(), this::still);
  }

  /// `10 PM – 3 AM`, `10 PM – Sun 10 PM`.
  String hours() {
    return local.hours(event.businessDate(), event.doors(), event.ends());
  }

  /// `3 AM, still Saturday night`; `11 PM` when it ends on the day it began; `Sun 29 Nov, 10 PM`
  /// when that is no longer the same night.
  String ends() {
    return local.end(event.businessDate(), event.ends(), this::still);
  }

  /// Doors and end in one line of plain text, the day of each where it is not the night's.
  String line() {
    LocalDate last = local.dateOf(event.ends());
    boolean other = local.nearness(event.businessDate(), event.ends()) == Nearness.ANOTHER_DAY;
    return words.get(
        other ? "plain.times.day" : "plain.times",
        Map.of(
            "day",
            local.day(local.dateOf(event.doors())),
            "doors",
            local.hour(event.doors()),
            "ends",
            other ? local.hour(event.ends()) : ends(),
            "last",
            local.weekday(last) + " " + local.shortDate(last)));
  }

  private String still(String time, String weekday) {
    return words.get("ends.after", Map.of("time", time, "weekday", weekday));
  }
}
