package live.maguey.persistence.demo;

import java.util.Random;
import live.maguey.persistence.Database;
import live.maguey.persistence.DuplicateKey;
import live.maguey.persistence.Params;
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
  /// @return how many of the orders are of a table
  /// @throws DuplicateKey when an event of that name exists
  public int write(PastNight night) {
    for (int tries = 1; ; tries++) {
      try {
        PastEvent made = PastEvent.of(night, numbers(night), random);
        database.bare(made::send);
        return made.parties();
      } catch (DuplicateKey taken) {
        if (tries == MOST_TRIES) {
          throw taken;
        }
      }
    }
  }

  private PastEvent.Numbers numbers(PastNight night) {
    int event = new PostgresEvents(database).nextNumber();
    return new PastEvent.Numbers(event, night.plan().isEmpty() ? 0 : nextPlan());
  }

  /// Only the sequence gives a plan its number, also to rows that are copied in.
  private int nextPlan() {
    return database.get(PastSql.NEXT_PLAN, Params.none(), c -> c.integer("number")).orElseThrow();
  }
}
