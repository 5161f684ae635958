package live.maguey.events;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.shared.Language;

/// A bought night as a calendar takes it (RFC 5545), with the way to its tickets.
public final class CalendarEntry {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// RFC 5545, 3.1: octets of a line, without its end.
  private static final int LONGEST = 75;

  private CalendarEntry() {}

  /// From doors to the end.
  ///
  /// @param order its number
  /// @param link the order's page, whose host is part of the entry's identity
  /// @param made when the entry was made; the same gives the same text
  public static String of(
      Event event, Venue venue, Language reader, String order, URI link, Instant made) {
    return Stream.of(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Maguey//Tickets//EN",
            "BEGIN:VEVENT",
            "UID:" + event.slug() + "@" + link.getHost(),
            "DTSTAMP:" + UTC.format(made),
            "DTSTART:" + UTC.format(event.doors()),
            "DTEND:" + UTC.format(event.ends()),
            "SUMMARY:" + text(event.title(reader).text()),
            "LOCATION:" + text(venue.found()),
            "DESCRIPTION:" + text(order + "\n" + link),
            "URL:" + link,
            "END:VEVENT",
            "END:VCALENDAR")
        .map(CalendarEntry::folded)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  /// A long line goes on in the next, which begins with a space; no character is torn.
  private static String folded(String line) {
    StringBuilder folded = new StringBuilder(line.length());
    int octets = 0;
    for (int sign : line.codePoints().toArray()) {
      String text = Character.toString(sign);
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LONGEST) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.append(text);
      octets += length;
    }
    return folded.toString();
  }

  /// RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks are escaped.
  private static String text(String plain) {
    // Nothing typed today has one, but what is stored may be older than that rule.
    return plain
        .replaceAll("\\R", "\n")
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\n", "\\n");
  }
}
