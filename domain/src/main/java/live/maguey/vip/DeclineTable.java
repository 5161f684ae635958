package live.maguey.vip;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import live.maguey.audit.Cause;
import live.maguey.events.Events;
import live.maguey.orders.Order;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Money;

/// The host does not want the table that stands in for the one that was bought. Until doors, all
/// the money of the order goes back and the table is free.
///
/// Safe to repeat and to race: money goes back once.
public final class DeclineTable {
  private final Events events;
  private final Reservations reservations;
  private final RefundOrder refundOrder;
  private final InstantSource clock;

  public DeclineTable(
      Events events, Reservations reservations, RefundOrder refundOrder, InstantSource clock) {
    this.events = events;
    this.reservations = reservations;
    this.refundOrder = refundOrder;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// @param back what goes back
    record Declined(Order order, Money back) implements Outcome {}

    /// It is the table that was bought, the doors are open, or the table is given up already.
    record NotOffered(Order order) implements Outcome {}

    /// The buyer's bank has the money, or part of it went back already: a person has to look.
    record AskVenue(Order order) implements Outcome {}
  }

  /// Whether the host may decline: there is such a table, and the doors are closed.
  public boolean isOffered(Order order, Optional<Reservation> reservation) {
    return reservation
        .filter(Reservation.Confirmed.class::isInstance)
        .filter(confirmed -> confirmed.booking().standIn())
        .filter(_ -> clock.instant().isBefore(doors(order)))
        .isPresent();
  }

  public Outcome decline(Order order, Cause cause) {
    if (!isOffered(order, reservations.last(order.id()))) {
      return new Outcome.NotOffered(order);
    }
    RefundOrder.Outcome outcome =
        refundOrder.refund(
            new RefundOrder.Request(
                order.id(),
                Set.of(),
                false,
                RefundOrder.Why.ASKED,
                "the host declined the table that stood in"),
            cause);
    return switch (outcome) {
      case RefundOrder.Outcome.Requested done -> new Outcome.Declined(done.order(), done.amount());
      case RefundOrder.Outcome.Possible _,
          RefundOrder.Outcome.NothingLeft _,
          RefundOrder.Outcome.NotPaid _,
          RefundOrder.Outcome.NoSuchTicket _,
          RefundOrder.Outcome.NoSuchOrder _ ->
          new Outcome.NotOffered(order);
      case RefundOrder.Outcome.Admitted _,
          RefundOrder.Outcome.MoreThanLeft _,
          RefundOrder.Outcome.Disputed _ ->
          new Outcome.AskVenue(order);
    };
  }

  private Instant doors(Order order) {
    return events.find(order.details().event()).orElseThrow().doors();
  }
}
