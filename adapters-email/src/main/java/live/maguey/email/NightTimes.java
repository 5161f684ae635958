package live.maguey.email;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import live.maguey.catalog.Event;
import live.maguey.shared.Language;

/// A night's times as its guests say them: in the venue's zone, and past midnight still by the name
/// of the night it began on.
final class NightTimes {
  private final Event event;
  private final ZoneId zone;
  private final MailWords words;

  NightTimes(Event event, ZoneId zone, MailWords words) {
    this.event = event;
    this.zone = zone;
    this.words = words;
  }

  /// `Sat 28 Nov`, `sáb 28 nov`: the night's own date.
  String day() {
    return capital(shortName(event.businessDate()));
  }

  /// `Saturday 28 Nov`, `sábado 28 nov`, as within a sentence.
  String longDay() {
    LocalDate date = event.businessDate();
    return weekday() + " " + date.getDayOfMonth() + " " + month(date);
  }

  String weekday() {
    return event.businessDate().getDayOfWeek().getDisplayName(TextStyle.FULL, locale());
  }

  /// `10 PM`, `22:00`.
  String doors() {
    return time(event.doors());
  }

  String end() {
    return time(event.ends());
  }

  /// `3 AM, still Saturday night`; `11 PM` when it ends on the day it began.
  String ends() {
    LocalDate last = event.ends().atZone(zone).toLocalDate();
    return words.say(
        last.isAfter(event.businessDate()) ? "ends.after" : "ends",
        Map.of("time", end(), "weekday", weekday()));
  }

  private String time(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    if (words.language() == Language.ES) {
      return DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).format(local);
    }
    String pattern = local.getMinute() == 0 ? "h a" : "h:mm a";
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(local);
  }

  private String shortName(LocalDate date) {
    String day = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale());
    return day.replace(".", "") + " " + date.getDayOfMonth() + " " + month(date);
  }

  private String month(LocalDate date) {
    return date.getMonth().getDisplayName(TextStyle.SHORT, locale()).replace(".", "");
  }

  private String capital(String text) {
    return text.substring(0, 1).toUpperCase(locale()) + text.substring(1);
  }

  private Locale locale() {
    return words.language().locale();
  }
}
