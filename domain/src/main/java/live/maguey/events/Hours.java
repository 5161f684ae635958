package live.maguey.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import live.maguey.shared.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// When an event is.
///
/// @param doors when the gate opens
/// @param ends when the event is over, always after `starts`
/// @param businessDate the night it belongs to, in the venue's zone
public record Hours(Instant doors, Instant starts, Instant ends, LocalDate businessDate) {
  private static final Duration GATE_EARLY = Duration.ofMinutes(30);

  public Hours {
    if (doors.isAfter(starts) || !starts.isBefore(ends)) {
      throw new IllegalArgumentException("the times of " + businessDate + " are out of order");
    }
  }

  /// When an event is, as people say it by the venue's clock: doors before 06:00 are of the morning
  /// after, and an hour that is not after the one before it (doors, start, end) is of the next day.
  ///
  /// @param event the day people know it by
  /// @param starts null: with the doors
  public record Local(
      LocalDate event, LocalTime doors, @Nullable LocalTime starts, LocalTime ends) {

    /// @throws InvalidRequest for an hour that the clock skips, or shows twice, when it changes
    public Hours at(Venue venue) {
      Instant opens = venue.at(event, doors);
      Instant begins =
          starts == null || starts.equals(doors) ? opens : venue.after(opens, "start", starts);
      return new Hours(opens, begins, venue.after(begins, "end", ends), event);
    }
  }

  /// When the gate begins to admit: people queue before doors, so a little before them.
  public Instant gateOpens() {
    return doors.minus(GATE_EARLY);
  }

  /// Whether guests may walk in now, by the hour alone: until the end, whatever the day.
  public boolean admit(Instant now) {
    return !now.isBefore(gateOpens()) && now.isBefore(ends);
  }
}
