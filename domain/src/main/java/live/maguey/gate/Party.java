package live.maguey.gate;

import java.util.List;
import live.maguey.tickets.Ticket;
import org.jspecify.annotations.Nullable;

/// The guests of a table, as a gate tells them.
///
/// @param host who booked it, null once erased
/// @param inside how many of them are inside now; those who left have arrived and are not inside
public record Party(@Nullable String host, Arrivals arrivals, int inside) {
  /// @param passes of one table; for one whose seat a ticket has, that ticket
  public static Party of(@Nullable String host, List<Ticket> passes) {
    return new Party(
        host, Arrivals.of(passes), (int) passes.stream().filter(Ticket::isInside).count());
  }
}
