package live.maguey.persistence.demo;

import java.util.Random;
import live.maguey.events.Event;
import live.maguey.persistence.Database;
import live.maguey.persistence.DuplicateKey;
import live.maguey.persistence.events.PostgresEvents;

/// Writes past events with COPY, around the rules of sale: for a demo that looks like a venue after
/// a season, or a test of that size. Stripe has none of their payments.
public final class PastEvents {
  /// A made-up number that is already taken fails the whole event, which is then made up again.
  private static final int MOST_TRIES = 20;

  private final Database database;
  private final Random random;

  public PastEvents(Database database, Random random) {
    this.database = database;
    this.random = random;
  }

  /// Writes the event and all its orders, or nothing.
  ///
  /// @param orders at least one; one in twenty was not paid in time
  /// @param tickets from `orders` to four times as many
  /// @param event its own number is not used: it gets the next free one
  /// @throws DuplicateKey when an event of that name exists
  public void write(Event event, int orders, int tickets) {
    for (int tries = 1; ; tries++) {
      try {
        int number = new PostgresEvents(database).nextNumber();
        database.bare(PastEvent.rows(event, number, orders, tickets, random)::send);
        return;
      } catch (DuplicateKey taken) {
        if (tries == MOST_TRIES) {
          throw taken;
        }
      }
    }
  }
}
