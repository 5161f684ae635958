package live.maguey.email;

import java.time.ZoneId;
import java.util.Map;
import live.maguey.catalog.Event;
import live.maguey.shared.LocalTimes;

/// A night's times as its guests say them: in the venue's zone, and past midnight still by the name
/// of the night it began on.
final class NightTimes {
  private final Event event;
  private final LocalTimes local;
  private final MailWords words;

  NightTimes(Event event, ZoneId zone, MailWords words) {
    this.event = event;
    this.local = new LocalTimes(zone, words.language());
    this.words = words;
  }

  /// `Sat 28 Nov`, `sáb 28 nov`: the night's own date.
  String day() {
    return local.day(event.businessDate());
  }

  /// `Saturday 28 Nov`, `sábado 28 nov`, as within a sentence.
  String longDay() {
    return weekday() + " " + local.shortDate(event.businessDate());
  }

  String weekday() {
    return local.weekday(event.businessDate());
  }

  /// `10 PM`, `22:00`.
  String doors() {
    return local.hour(event.doors());
  }

  String end() {
    return local.hour(event.ends());
  }

  /// `3 AM, still Saturday night`; `11 PM` when it ends on the day it began.
  String ends() {
    return words.say(
        local.isAfter(event.businessDate(), event.ends()) ? "ends.after" : "ends",
        Map.of("time", end(), "weekday", weekday()));
  }
}
