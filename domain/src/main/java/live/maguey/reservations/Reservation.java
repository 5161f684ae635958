package live.maguey.reservations;

import java.time.Instant;
import live.maguey.events.EventId;
import live.maguey.events.TableId;

/// A table that an order has for its event. It only moves forward: pending → confirmed → checked in
/// → completed; confirmed → no-show → completed, where a scan of that night comes in late; pending
/// → expired; pending or confirmed → cancelled. The database enforces the same moves.
public sealed interface Reservation {
  Booking booking();

  /// Since when it is in its state.
  Instant since();

  /// What is reserved.
  ///
  /// @param line of the order; @param table where they sit: another one once they are moved
  /// @param standIn whether the table stands in for the one that was bought, which was gone when
  ///   the money came
  record Booking(ReservationId id, int line, EventId event, TableId table, boolean standIn) {
    public Booking(ReservationId id, int line, EventId event, TableId table) {
      this(id, line, event, table, false);
    }

    Booking at(TableId other) {
      return new Booking(id, line, event, other, standIn);
    }
  }

  default ReservationId id() {
    return booking().id();
  }

  /// The state's name in the database, the API and the log: `pending`, `checked_in`, …
  default String state() {
    return switch (this) {
      case Pending _ -> "pending";
      case Confirmed _ -> "confirmed";
      case CheckedIn _ -> "checked_in";
      case Completed _ -> "completed";
      case NoShow _ -> "no_show";
      case Expired _ -> "expired";
      case Cancelled _ -> "cancelled";
    };
  }

  /// Whether nobody else can have the table.
  default boolean isLive() {
    return switch (this) {
      case Pending _, Confirmed _, CheckedIn _, Completed _, NoShow _ -> true;
      case Expired _, Cancelled _ -> false;
    };
  }

  /// Before any of its guests is in.
  sealed interface Open extends Reservation {
    default Cancelled cancelled(Instant now) {
      return new Cancelled(booking(), now);
    }
  }

  /// Paid, and the night is not over: its party can be moved to another table.
  sealed interface Seated extends Reservation {
    default Seated at(TableId other) {
      return switch (this) {
        case Confirmed confirmed -> new Confirmed(confirmed.booking().at(other), confirmed.since());
        case CheckedIn in -> new CheckedIn(in.booking().at(other), in.since());
      };
    }
  }

  /// Held, not paid.
  record Pending(Booking booking, Instant since) implements Open {
    public Confirmed confirmed(Instant now) {
      return new Confirmed(booking, now);
    }

    public Expired expired(Instant now) {
      return new Expired(booking, now);
    }
  }

  /// Paid; its passes are out.
  record Confirmed(Booking booking, Instant since) implements Open, Seated {
    public CheckedIn checkedIn(Instant now) {
      return new CheckedIn(booking, now);
    }

    public NoShow noShow(Instant now) {
      return new NoShow(booking, now);
    }
  }

  /// @param since when the first of its guests came in
  record CheckedIn(Booking booking, Instant since) implements Seated {
    public Completed completed(Instant now) {
      return new Completed(booking, now);
    }
  }

  /// The night is over, and guests were there.
  record Completed(Booking booking, Instant since) implements Reservation {}

  /// The night is over, and no scan tells of a guest.
  record NoShow(Booking booking, Instant since) implements Reservation {
    public Completed completed(Instant now) {
      return new Completed(booking, now);
    }
  }

  /// The hold ended without money.
  record Expired(Booking booking, Instant since) implements Reservation {
    /// Money came after all, and the table was still there.
    public Pending again(Instant now) {
      return again(booking.table(), now);
    }

    /// @param at the same table, or the one that stands in for it
    public Pending again(TableId at, Instant now) {
      return new Pending(
          new Booking(
              booking.id().next(),
              booking.line(),
              booking.event(),
              at,
              !at.equals(booking.table())),
          now);
    }
  }

  /// Given up: by its buyer, by a refund, with its passes or with its event.
  record Cancelled(Booking booking, Instant since) implements Reservation {
    /// Money came after all, and the table was still there.
    public Pending again(Instant now) {
      return again(booking.table(), now);
    }

    /// @param at the same table, or the one that stands in for it
    public Pending again(TableId at, Instant now) {
      return new Expired(booking, since).again(at, now);
    }
  }
}
