package live.maguey.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.disputes.Dispute;
import live.maguey.events.Event;
import live.maguey.lookup.OrderPayment;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.reservations.Reservation;
import live.maguey.tickets.Ticket;

/// When a person may be erased: as soon as neither they nor the venue need who they are to get what
/// is theirs. Taxes are no reason to wait: orders and the ledger keep ids and amounts.
///
/// @param disputeWindow how long after its night, or after the payment where that is later, a bank
///   may still ask for the money: by the card networks' rules, 120 days from when the service was
///   to be had (Visa's dispute conditions 13.1 and 13.7)
public record ErasureRule(Duration disputeWindow) {
  /// What the gate's phones kept may come in so long after a night: as [live.maguey.reservations].
  private static final Duration SCANS_MAY_COME = Duration.ofHours(24);

  /// What stands in the way of erasing the buyer of an order, the latest date last; nothing when
  /// they may be erased.
  public List<Hindrance> of(OrderPicture picture, OrderPayment payment, Instant now) {
    List<Hindrance> found = new ArrayList<>();
    Order order = picture.order();
    Event event = picture.event();
    mayBePaid(payment).ifPresent(found::add);
    picture.tickets().forEach(ticket -> ofTicket(ticket, event).ifPresent(found::add));
    picture
        .reservation()
        .filter(Reservation.Seated.class::isInstance)
        .ifPresent(table ->
            found.add(
                dated(Hindrance.Kind.TABLE, order, "table", event.ends().plus(SCANS_MAY_COME))));
    payment.refunds().forEach(refund -> ofRefund(refund, order).ifPresent(found::add));
    payment.disputes().stream()
        .filter(ErasureRule::isOpen)
        .forEach(dispute -> found.add(undated(Hindrance.Kind.DISPUTE, order, dispute.object())));
    Fact.of(payment.facts(), Fact.Captured.class)
        .forEach(paid ->
            found.add(
                dated(Hindrance.Kind.DISPUTE_WINDOW, order, paid.payment(), window(paid, event))));
    return standing(found, now);
  }

  /// What stands in the way of erasing who was sent a pass.
  public List<Hindrance> ofGuest(Ticket pass, Event event, Instant now) {
    return standing(ofTicket(pass, event).stream().toList(), now);
  }

  /// From when all of it is over; empty where nobody can tell.
  public static Optional<Instant> from(Collection<Hindrance> hindrances) {
    return hindrances.stream().allMatch(h -> h.until().isPresent())
        ? notBefore(hindrances)
        : Optional.empty();
  }

  /// Before when it is surely not over; empty where no date is known.
  public static Optional<Instant> notBefore(Collection<Hindrance> hindrances) {
    return hindrances.stream().flatMap(h -> h.until().stream()).max(Comparator.naturalOrder());
  }

  private static List<Hindrance> standing(List<Hindrance> found, Instant now) {
    return found.stream()
        .filter(h -> h.until().map(now::isBefore).orElse(true))
        .sorted(Comparator.comparing(h -> h.until().orElse(Instant.MIN)))
        .toList();
  }

  private static Optional<Hindrance> mayBePaid(OrderPayment payment) {
    boolean isOpen =
        payment.order() instanceof Order.Held
            || payment.attempts().stream()
                .anyMatch(
                    a -> a instanceof CheckoutAttempt.Open || a instanceof CheckoutAttempt.Opening)
            || awaitsMoney(payment.facts());
    return isOpen
        ? Optional.of(undated(Hindrance.Kind.MAY_BE_PAID, payment.order(), "payment page"))
        : Optional.empty();
  }

  /// Whether a page was filled in whose money comes later, and nobody has said how that ended.
  private static boolean awaitsMoney(List<Fact> facts) {
    List<Fact.PageEnded> ended = Fact.of(facts, Fact.PageEnded.class).toList();
    return ended.stream()
        .filter(page -> page.end() == Fact.PageEnded.End.UNPAID)
        .anyMatch(page ->
            Fact.of(facts, Fact.Captured.class).findAny().isEmpty()
                && ended.stream()
                    .noneMatch(other ->
                        other.session().equals(page.session())
                            && other.end() != Fact.PageEnded.End.UNPAID));
  }

  private static Optional<Hindrance> ofTicket(Ticket ticket, Event event) {
    return ticket.isValid()
        ? Optional.of(
            new Hindrance(
                Hindrance.Kind.TICKET, ticket.order(), ticket.number(), Optional.of(event.ends())))
        : Optional.empty();
  }

  private static Optional<Hindrance> ofRefund(Refund refund, Order order) {
    String about = refund.object().orElse(refund.id().toString());
    if (refund.isOwed()) {
      return Optional.of(undated(Hindrance.Kind.REFUND_OWED, order, about));
    }
    return Stream.of(Refund.State.REQUESTED, Refund.State.PENDING).anyMatch(refund.state()::equals)
        ? Optional.of(undated(Hindrance.Kind.REFUND, order, about))
        : Optional.empty();
  }

  private static boolean isOpen(Dispute dispute) {
    return switch (dispute.state()) {
      case INQUIRY, OPEN -> true;
      case CLOSED, WON, LOST -> false;
    };
  }

  private Instant window(Fact.Captured paid, Event event) {
    Instant last = paid.at().isAfter(event.ends()) ? paid.at() : event.ends();
    return last.plus(disputeWindow);
  }

  private static Hindrance dated(Hindrance.Kind kind, Order order, String about, Instant until) {
    return new Hindrance(kind, order.id(), about, Optional.of(until));
  }

  private static Hindrance undated(Hindrance.Kind kind, Order order, String about) {
    return new Hindrance(kind, order.id(), about, Optional.empty());
  }
}
