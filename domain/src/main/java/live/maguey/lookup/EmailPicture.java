package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.guests.Guests;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.payments.Refund;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;

/// What an email tells, and whom, as they are when it is written.
public record EmailPicture(Order order, Event event, Reader reader, Content content) {
  /// Who reads it.
  public record Reader(String name, EmailAddress address, Language language) {
    /// The first word of the name, for the greeting.
    public String givenName() {
      return name.strip().split("\\s+")[0];
    }
  }

  /// What one kind of email tells beside its order.
  public sealed interface Content {
    /// @param shown all tickets of the order, void ones too
    /// @param host what the host of its table has set; empty where it has none
    /// @param standsIn whether their table stands in for the one that was bought and may be
    ///   declined
    record OfTickets(
        List<ShowTickets.Shown> shown, Optional<Guests.Settings> host, boolean standsIn)
        implements Content {
      public OfTickets {
        shown = List.copyOf(shown);
      }
    }

    /// A party sits at another table.
    ///
    /// @param shown all tickets of the order, void ones too
    record OfMovedParty(List<ShowTickets.Shown> shown, Guests.Settings host) implements Content {
      public OfMovedParty {
        shown = List.copyOf(shown);
      }
    }

    /// @param found the newest first
    record OfFoundTickets(List<Found> found) implements Content {
      public OfFoundTickets {
        found = List.copyOf(found);
      }
    }

    /// @param shown all passes of the table; only the guest's own has a code, while it is valid
    /// @param own the guest's; @param renewed whether the venue gave it a new code
    /// @param host the name of who gave the address
    record OfPass(List<ShowTickets.Shown> shown, Ticket own, boolean renewed, String host)
        implements Content {
      public OfPass {
        shown = List.copyOf(shown);
      }
    }

    /// @param table its label; @param host what its host has set
    record OfFirstGuest(String table, Guests.Settings host) implements Content {}

    /// @param left the numbers of the passes that nobody had, in order
    record OfPassesLeft(String table, List<Integer> left, Guests.Settings host) implements Content {
      public OfPassesLeft {
        left = List.copyOf(left);
      }
    }

    record OfLateRefund(Refund refund) implements Content {}

    record OfRefund(Refund refund) implements Content {}

    /// @param refunds of the order, the first one first
    record OfCancellation(List<Refund> refunds) implements Content {
      public OfCancellation {
        refunds = List.copyOf(refunds);
      }
    }

    /// One of the reader's orders.
    record Found(OrderDetails order, Event event) {}
  }
}
