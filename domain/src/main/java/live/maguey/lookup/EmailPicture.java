package live.maguey.lookup;

import java.util.List;
import live.maguey.events.Event;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.payments.Refund;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.ShowTickets;

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
    record OfTickets(List<ShowTickets.Shown> shown) implements Content {
      public OfTickets {
        shown = List.copyOf(shown);
      }
    }

    /// @param found the newest first
    record OfFoundTickets(List<Found> found) implements Content {
      public OfFoundTickets {
        found = List.copyOf(found);
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
