package live.maguey.reservations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import live.maguey.deposits.Deposits;
import live.maguey.deposits.FollowDeposit;
import live.maguey.deposits.Promised;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.UnitOfWork;

/// Makes revenue of the deposits of nights that are over, order by order, each in a transaction of
/// its own: earned where a guest was there, forfeited where none was, by the policy that the buyer
/// accepted. Of what is promised back nothing becomes revenue.
public final class EndDeposits {
  private static final int PAGE = 100;

  private final Orders orders;
  private final Reservations reservations;
  private final Deposits deposits;
  private final FollowDeposit follow;
  private final Promised promised;
  private final UnitOfWork work;

  public EndDeposits(
      Orders orders,
      Reservations reservations,
      Deposits deposits,
      Promised promised,
      UnitOfWork work) {
    this.orders = orders;
    this.reservations = reservations;
    this.deposits = deposits;
    this.follow = new FollowDeposit(deposits);
    this.promised = promised;
    this.work = work;
  }

  /// @return of how many orders something became revenue
  int end(LocalDate night, Instant over, Instant now) {
    int ended = 0;
    List<OrderId> page = deposits.ended(night, over, null, PAGE);
    while (!page.isEmpty()) {
      ended += (int) page.stream().filter(order -> end(order, now)).count();
      page = deposits.ended(night, over, page.getLast(), PAGE);
    }
    return ended;
  }

  private boolean end(OrderId id, Instant now) {
    return work.run(() -> {
      orders.lock(id);
      Optional<Boolean> came = reservations.last(id).flatMap(EndDeposits::came);
      return came.isPresent() && follow.ended(id, came.get(), promised, now);
    });
  }

  /// Whether anybody of the party did; empty while that is not over.
  private static Optional<Boolean> came(Reservation reservation) {
    return switch (reservation) {
      case Reservation.Completed _ -> Optional.of(true);
      case Reservation.NoShow _, Reservation.Cancelled _ -> Optional.of(false);
      case Reservation.Pending _,
          Reservation.Confirmed _,
          Reservation.CheckedIn _,
          Reservation.Expired _ ->
          Optional.empty();
    };
  }
}
