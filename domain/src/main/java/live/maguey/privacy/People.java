package live.maguey.privacy;

import java.time.Instant;
import java.util.List;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.tickets.TicketId;

/// Where the venue knows people by, and forgets them.
public interface People {
  /// What stands under an address, however it is capitalized; by id.
  Person find(EmailAddress address);

  /// Who bought, or was sent a pass: name and address wherever they stand, where they came from,
  /// and every private link of theirs. With a buyer go the names and addresses of guests whom they
  /// gave passes of their table. Ids, amounts and times stay. What is still to be sent to them is
  /// given up. It is remembered as an [Erasure].
  ///
  /// Inside a unit of work that holds the lock of the order.
  ///
  /// @return false when they are erased already, or nothing has that id; nothing was changed
  boolean erase(Erasure.Subject subject, Instant at);

  /// Everybody who is erased, the first one first.
  List<Erasure> erasures();

  /// @param bought the orders, @param given the passes of others' tables
  record Person(List<OrderId> bought, List<TicketId> given) {
    public Person {
      bought = List.copyOf(bought);
      given = List.copyOf(given);
    }

    public boolean isUnknown() {
      return bought.isEmpty() && given.isEmpty();
    }
  }
}
