package live.maguey.persistence.demo;

import static live.maguey.persistence.demo.PastTable.DEPOSIT_ENTRIES;
import static live.maguey.persistence.demo.PastTable.GUESTS;
import static live.maguey.persistence.demo.PastTable.RESERVATIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.orders.Item;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Money;
import live.maguey.shared.ShortCode;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// One table's order, with its reservation, its passes, and what is owed for its deposit.
final class PastParty {
  /// Whom the host has not named has no pass and does not come.
  private static final int NAMED_OF_100 = 80;

  private static final Duration SCANS_MAY_COME = Duration.ofHours(24);

  /// The job that ends nights looks this often.
  private static final Duration LOOKS = Duration.ofMinutes(5);

  private static final Duration LAST_REFUND = Duration.ofMinutes(10);

  private final Past past;
  private final PastNight night;
  private final Event event;
  private final PastGate gate;
  private final Table table;

  PastParty(Past past, PastNight night, PastGate gate, Table table) {
    this.past = past;
    this.night = night;
    this.event = night.event();
    this.gate = gate;
    this.table = table;
  }

  /// A pass before it is written.
  private record Seat(int no, @Nullable String holder, @Nullable Instant came) {}

  private static OrderLine line(Table table, int released) {
    TablePrice price = table.price();
    Item.Table.Charge charge =
        switch (price) {
          case TablePrice.AllIn _ -> new Item.Table.Charge.AllIn();
          case TablePrice.Deposit deposit -> new Item.Table.Charge.Deposit(deposit.minimumSpend());
        };
    Money none = Money.zero(price.dueNow().currency());
    return new OrderLine(
        1,
        new Item.Table(table.id(), table.label(), table.section(), table.seats(), charge),
        1,
        new OrderLine.Price(price.dueNow(), price.fee(), none, 0),
        released);
  }

  /// Nobody paid in time.
  void lapses() {
    Instant placed = past.at();
    PastOrder order = PastOrder.expired(past, event, line(table, 1));
    reserved(order, placed);
    past.moves.add(order.orderId(), PastState.EXPIRED, placed.plus(PastOrder.HOLD));
  }

  /// The host gave the table back before doors, for the money.
  void cancels() {
    Instant placed = past.at();
    Instant back = past.between(placed.plus(PastOrder.HOLD), event.doors().minus(LAST_REFUND));
    PastOrder order = PastOrder.refunded(past, event, line(table, 1), back);
    confirmed(order, placed);
    List<TicketId> passes =
        IntStream.rangeClosed(1, table.seats()).mapToObj(no -> gate.pass(order, no, back)).toList();
    past.moves.add(order.orderId(), PastState.CANCELLED, back);
    past.moveTo(back);
    String refund = PastRefund.made(past, order, passes);
    owed(order, "returned", refund, past.at());
  }

  /// Nobody of it came.
  void misses() {
    PastOrder order = paid();
    IntStream.rangeClosed(1, table.seats())
        .forEach(no -> seat(order, new Seat(no, name(no), null)));
    atEnd(night.over().plus(SCANS_MAY_COME))
        .ifPresent(end -> {
          past.moves.add(order.orderId(), PastState.NO_SHOW, end);
          owed(order, "forfeited", "night", end);
        });
  }

  /// Some of it came, the host at least.
  void comes() {
    PastOrder order = paid();
    List<Seat> seats =
        IntStream.rangeClosed(1, table.seats())
            .mapToObj(no -> {
              String holder = name(no);
              boolean comes = no == 1 || (holder != null && gate.comes());
              return new Seat(no, holder, comes ? gate.entry() : null);
            })
            .toList();
    seats.forEach(seat -> seat(order, seat));
    past.moves.add(order.orderId(), PastState.CHECKED_IN, first(seats.stream()).orElseThrow());
    first(seats.stream().skip(1))
        .ifPresent(first -> {
          past.moveTo(first);
          order.mailed("first_guest", 1, order.id() + "/1");
        });
    atEnd(night.over())
        .ifPresent(end -> {
          past.moves.add(order.orderId(), PastState.COMPLETED, end);
          owed(order, "earned", "night", end);
        });
  }

  private static Optional<Instant> first(Stream<Seat> seats) {
    return seats.map(Seat::came).filter(came -> came != null).min(Comparator.naturalOrder());
  }

  private PastOrder paid() {
    Instant placed = past.at();
    PastOrder order = PastOrder.paid(past, event, line(table, 0));
    confirmed(order, placed);
    return order;
  }

  private void reserved(PastOrder order, Instant placed) {
    past.rows.add(
        RESERVATIONS,
        order.id(),
        1,
        1,
        event.id().value(),
        table.id().value(),
        "pending",
        placed,
        placed);
  }

  private void confirmed(PastOrder order, Instant placed) {
    reserved(order, placed);
    past.moves.add(order.orderId(), PastState.CONFIRMED, past.at());
    owed(order, "taken", "paid", past.at());
  }

  /// When the end of the night was seen; empty while that is to come.
  private Optional<Instant> atEnd(Instant since) {
    return Optional.of(past.between(since, since.plus(LOOKS))).filter(night.now()::isAfter);
  }

  private void owed(PastOrder order, String kind, String source, Instant at) {
    if (table.price() instanceof TablePrice.Deposit deposit) {
      past.rows.add(
          DEPOSIT_ENTRIES,
          order.id(),
          1,
          kind,
          source,
          deposit.dueNow().minor(),
          deposit.dueNow().currency(),
          at);
    }
  }

  private @Nullable String name(int no) {
    return no > 1 && past.random.nextInt(100) < NAMED_OF_100
        ? "Guest " + ShortCode.of(past.id(), 8)
        : null;
  }

  private void seat(PastOrder order, Seat seat) {
    TicketId pass = gate.pass(order, seat.no(), seat.holder(), seat.came());
    if (seat.holder() != null) {
      past.rows.add(GUESTS, pass.value(), "named", past.between(past.at(), event.doors()));
    }
  }
}
