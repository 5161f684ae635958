package live.maguey.persistence.demo;

import java.util.Random;
import live.maguey.catalog.Event;
import live.maguey.persistence.Database;
import live.maguey.persistence.DuplicateKey;
import live.maguey.persistence.catalog.PostgresEvents;

/// Writes nights that are over, past the rules of sale, with COPY: for a demo that is to look as a
/// house does after a season, or for a test of its size. No payment of them is at Stripe.
public final class PastNights {
  /// A made-up number that is taken already fails the whole night, which is then made up anew.
  private static final int MOST_TRIES = 20;

  private final Database database;
  private final Random random;

  public PastNights(Database database, Random random) {
    this.database = database;
    this.random = random;
  }

  /// Writes the night and all that was bought of it, or nothing.
  ///
  /// @param orders at least one; one in twenty was not paid in time
  /// @param tickets from `orders` to four times as many
  /// @param night its own number is not used: it gets the next free one
  /// @throws DuplicateKey when there is a night of that name
  public void write(Event night, int orders, int tickets) {
    for (int tries = 1; ; tries++) {
      try {
        int number = new PostgresEvents(database).nextNumber();
        database.bare(PastNight.rows(night, number, orders, tickets, random)::send);
        return;
      } catch (DuplicateKey taken) {
        if (tries == MOST_TRIES) {
          throw taken;
        }
      }
    }
  }
}
