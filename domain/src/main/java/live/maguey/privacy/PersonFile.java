package live.maguey.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.guests.Pass;
import live.maguey.lookup.OrderHistory;
import live.maguey.orders.Terms;

/// Everything that the venue holds of a person.
///
/// @param at when it was read
public record PersonFile(List<Bought> bought, List<Given> given, Elsewhere elsewhere, Instant at) {
  /// An order of theirs.
  ///
  /// @param terms what they agreed to, and from where
  public record Bought(OrderHistory history, Optional<Terms> terms) {}

  /// A pass of somebody else's table that they were sent. Whose table it is, is not told.
  ///
  /// @param emails with it
  public record Given(Pass pass, Event event, List<Email> emails) {
    public Given {
      emails = List.copyOf(emails);
    }
  }

  public PersonFile {
    bought = List.copyOf(bought);
    given = List.copyOf(given);
  }

  public boolean isEmpty() {
    return bought.isEmpty() && given.isEmpty();
  }
}
