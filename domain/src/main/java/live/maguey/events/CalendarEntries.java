package live.maguey.events;

import java.net.URI;
import java.time.Instant;
import live.maguey.shared.Language;

/// Writes a bought night as a calendar takes it, on its order's page and in its email.
public interface CalendarEntries {
  /// An entry from doors to the end, with the way to its tickets; the same gives the same bytes.
  ///
  /// @param order its number
  /// @param link the order's page, whose host is part of the entry's identity
  /// @param made when the entry was made
  byte[] of(Event event, Language reader, String order, URI link, Instant made);
}
