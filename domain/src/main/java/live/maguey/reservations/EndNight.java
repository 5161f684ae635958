package live.maguey.reservations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import live.maguey.events.Venue;

/// Ends the reservations of nights that are over. One whose guests were there is completed at once;
/// one of which no scan tells is a no-show a day later, so that a gate that was offline can still
/// say otherwise. Their deposits become revenue with them.
///
/// Safe to repeat and to race.
public final class EndNight {
  private static final Duration SCANS_MAY_COME = Duration.ofHours(24);

  private final Reservations reservations;
  private final EndDeposits deposits;
  private final Venue venue;
  private final InstantSource clock;

  public EndNight(
      Reservations reservations, EndDeposits deposits, Venue venue, InstantSource clock) {
    this.reservations = reservations;
    this.deposits = deposits;
    this.venue = venue;
    this.clock = clock;
  }

  /// @param deposits how many became revenue
  public record Outcome(int completed, int noShows, int deposits) {}

  public Outcome end() {
    Instant now = clock.instant();
    Instant over = now.minus(SCANS_MAY_COME);
    LocalDate night = venue.businessDate(now);
    int completed = reservations.complete(night, now);
    int noShows = reservations.miss(venue.businessDate(over), over, now);
    return new Outcome(completed, noShows, deposits.end(night, over, now));
  }
}
