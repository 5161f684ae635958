package live.maguey.http.gate;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The answer to one scan.
///
/// @param verdict `admit`, `look` (let in, but look) or `refuse`
/// @param reason stable, see [live.maguey.gate.Reason]: `already-used`
/// @param title why, in the reader's language; @param line what staff need to know, may be empty
/// @param details of the ticket, null where the code named none of ours
/// @param in how many are in now; @param capacity of the venue
record VerdictJson(
    String scanId,
    String verdict,
    String reason,
    String title,
    String line,
    @Nullable DetailsJson details,
    int in,
    int capacity) {

  /// @param kind `general`, `host` or `guest`
  /// @param party who the ticket belongs to: an order's reference, or a table
  /// @param usedAt when it was last admitted before this scan; null with `gate` and `device` when
  ///   never
  record DetailsJson(
      String kind,
      String number,
      String tier,
      String party,
      @Nullable String holder,
      TicketEventJson event,
      @Nullable Instant usedAt,
      @Nullable String gate,
      @Nullable String device) {}

  /// The event that the ticket is for.
  record TicketEventJson(String slug, String title, LocalDate date) {}
}
