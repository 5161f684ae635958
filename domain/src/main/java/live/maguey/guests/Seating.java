package live.maguey.guests;

import java.util.List;
import java.util.Optional;
import live.maguey.tickets.Ticket;

/// Who counts at a table: whose pass is given to somebody, which ones nobody has, and which seats
/// the venue took from the party.
///
/// @param passes all of the table, by number
public record Seating(List<Pass> passes) {
  public Seating {
    passes = List.copyOf(passes);
  }

  /// How many seats somebody has: the host, and guests who were given a pass or have come.
  public int assigned() {
    return (int) passes.stream().filter(Seating::isAssigned).count();
  }

  /// Passes that nobody has and that a table of so many seats has no room for, the last ones.
  public List<Ticket> spare(int seats) {
    List<Ticket> free = free();
    return free.reversed().stream().limit(Math.max(0, assigned() + free.size() - seats)).toList();
  }

  /// How many passes a table of so many seats has beyond these. A seat that the venue took is given
  /// back by no other table.
  public int further(int seats) {
    return Math.max(0, seats - assigned() - free().size() - lost());
  }

  private List<Ticket> free() {
    return passes.stream().filter(Pass::isFree).map(Pass::ticket).toList();
  }

  private static boolean isAssigned(Pass pass) {
    return pass.arrived().isPresent()
        || switch (pass.holder()) {
          case Pass.Holder.Host _, Pass.Holder.Named _, Pass.Holder.Sent _, Pass.Holder.Joined _ ->
              true;
          case Pass.Holder.Nobody _,
              Pass.Holder.TakenBack _,
              Pass.Holder.Declined _,
              Pass.Holder.Voided _ ->
              false;
        };
  }

  private int lost() {
    return (int)
        passes.stream()
            .filter(pass -> pass.holder() instanceof Pass.Holder.Voided)
            .filter(pass ->
                pass.arrived().isEmpty()
                    && !pass.ticket().voidReason().equals(Optional.of(Ticket.VoidReason.MOVED)))
            .count();
  }
}
