package live.maguey.http.web.shop;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import live.maguey.catalog.Event;
import live.maguey.catalog.Venue;

/// A night as a calendar takes it (RFC 5545). It does not carry the order's link: calendars are
/// shared.
final class CalendarEntry {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private CalendarEntry() {}

  /// From doors to the end.
  ///
  /// @param host where the house is found, part of the entry's identity
  static String of(Event event, Venue venue, String host, Instant now) {
    return String.join(
        "\r\n",
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Maguey//Tickets//EN",
        "BEGIN:VEVENT",
        "UID:" + event.slug() + "@" + host,
        "DTSTAMP:" + UTC.format(now),
        "DTSTART:" + UTC.format(event.doors()),
        "DTEND:" + UTC.format(event.ends()),
        "SUMMARY:" + text(event.title()),
        "LOCATION:" + text(venue.name()),
        "END:VEVENT",
        "END:VCALENDAR",
        "");
  }

  /// RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks are escaped.
  private static String text(String plain) {
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }
}
