package live.maguey.gate;

import java.util.List;
import live.maguey.tickets.Ticket;

/// How many of a table's guests have come, by their passes.
///
/// @param seats passes that were issued, void ones too; @param in those that were ever admitted
public record Arrivals(int seats, int in) {
  /// @param passes of one table
  public static Arrivals of(List<Ticket> passes) {
    return new Arrivals(
        passes.size(), (int) passes.stream().filter(pass -> pass.entries() > 0).count());
  }
}
