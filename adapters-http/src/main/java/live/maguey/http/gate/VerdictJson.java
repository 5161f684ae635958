package live.maguey.http.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The answer to one scan.
///
/// @param verdict `admit`, `look` (let in, but look), `refuse`, or `out` (at an exit)
/// @param reason stable, see [live.maguey.gate.Reason]: `already-used`
/// @param title why, in the reader's language; @param line what staff need to know, may be empty
/// @param details of the ticket, null where the code named none of ours
/// @param figures of the event after it
/// @param table of a pass, and of a ticket that joined; left out for any other
record VerdictJson(
    String scanId,
    String verdict,
    String reason,
    String title,
    String line,
    @Nullable DetailsJson details,
    @JsonUnwrapped FiguresJson figures,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TableJson table) {

  /// @param kind `general`, `host` or `guest`
  /// @param party who the ticket belongs to: an order's reference, or a table
  /// @param usedAt when it was last admitted before this scan, or last left where it is out; null
  ///   with `gate` and `device` when never
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

  /// The table that a pass, or a ticket that joined, admits to.
  ///
  /// @param label in the reader's language; @param section the venue's words, may be empty
  /// @param host who booked it, null once erased
  /// @param arrived how many of its seats' guests ever came in; @param inside how many are inside
  record TableJson(
      String label, String section, @Nullable String host, int seats, int arrived, int inside) {}

  /// The event that the ticket is for.
  record TicketEventJson(String slug, String title, LocalDate date) {}
}
