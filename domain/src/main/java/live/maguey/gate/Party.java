package live.maguey.gate;

import java.util.List;
import live.maguey.tickets.Ticket;
import org.jspecify.annotations.Nullable;

/// The guests of a table, as a gate tells them.
///
/// @param host who booked it, null once erased
/// @param section where their table is, as its passes say
/// @param inside how many of them are inside now; those who left have arrived and are not inside
public record Party(@Nullable String host, String section, Arrivals arrivals, int inside) {
  /// @param admitting of one table's passes; for one whose seat a ticket has, that ticket
  public static Party of(@Nullable String host, String section, List<Ticket> admitting) {
    return new Party(
        host,
        section,
        Arrivals.of(admitting),
        (int) admitting.stream().filter(Ticket::isInside).count());
  }
}
