package live.maguey.codes;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.events.CalendarEntries;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.shared.Language;

/// Calendar entries as RFC 5545 has them.
public final class Rfc5545Entries implements CalendarEntries {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// RFC 5545, 3.1: octets of a line, without its end.
  private static final int LONGEST = 75;

  private final Venue venue;

  public Rfc5545Entries(Venue venue) {
    this.venue = venue;
  }

  @Override
  public byte[] of(Event event, Language reader, String order, URI link, Instant made) {
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
        .map(Rfc5545Entries::folded)
        .collect(Collectors.joining("\r\n", "", "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
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
