package live.maguey.refunds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.StepKey;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// Refunds tickets, each at its stored all-in price, and tables, each as a whole line. In one
/// transaction the tickets are void, their places on sale again until doors, the refund requested
/// and the email queued; [SendRefunds] asks Stripe afterwards. Whatever Stripe answers, the tickets
/// stay void. Who is at a table stays there: of one that is checked in only the money goes back,
/// and the passes that nobody has used are void.
///
/// Safe to repeat and to race: a ticket is refunded once.
public final class RefundOrder {
  /// Why tickets are refunded: decides what the gate and the buyer's email say.
  public enum Why {
    ASKED(Ticket.VoidReason.REFUNDED, Email.Kind.REFUND),
    EVENT_CANCELLED(Ticket.VoidReason.EVENT_CANCELLED, Email.Kind.EVENT_CANCELLED);

    private final Ticket.VoidReason voids;
    private final Email.Kind tells;

    Why(Ticket.VoidReason voids, Email.Kind tells) {
      this.voids = voids;
      this.tells = tells;
    }

    /// A refund's [Refund#reason].
    public String reason() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Orders orders;
  private final Tickets tickets;
  private final Facts facts;
  private final Refunds refunds;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;
  private final VoidTickets voidTickets;
  private final Reservations reservations;

  public RefundOrder(
      Orders orders,
      Tickets tickets,
      Reservations reservations,
      Facts facts,
      Refunds refunds,
      Outbox outbox,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    this.orders = orders;
    this.tickets = tickets;
    this.facts = facts;
    this.refunds = refunds;
    this.outbox = outbox;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
    this.reservations = reservations;
    this.voidTickets = new VoidTickets(orders, tickets, reservations);
  }

  /// @param tickets which ones, void ones too if named; none: all that stand
  /// @param admittedToo whether to refund those whose holders have been inside
  /// @param note why, in a person's words, for the audit trail; it names no buyer
  public record Request(
      OrderId order, Set<TicketId> tickets, boolean admittedToo, Why why, String note) {
    public Request {
      tickets = Set.copyOf(tickets);
    }

    /// All valid tickets of an order whose event is canceled.
    public static Request cancelled(OrderId order) {
      return new Request(order, Set.of(), true, Why.EVENT_CANCELLED, "");
    }
  }

  public sealed interface Outcome {
    /// Void, and the money on its way.
    ///
    /// @param order as it is now; @param amount what goes back, zero for free tickets
    /// @param refund the refund that was requested, empty when nothing was paid
    /// @param places how many are on sale again
    record Requested(
        Order order, List<Ticket> tickets, Money amount, Optional<RefundId> refund, int places)
        implements Outcome {}

    /// What [#preview] says of a request that would be done.
    record Possible(Order order, List<Ticket> tickets, Money amount) implements Outcome {}

    /// No valid ticket is left, or the named ones are already refunded.
    record NothingLeft(Order order) implements Outcome {}

    /// Nothing was bought: there is no money to refund.
    record NotPaid(Order order) implements Outcome {}

    /// Not a ticket of this order.
    record NoSuchTicket(Order order, TicketId ticket) implements Outcome {}

    /// Their holders have been inside; `admittedToo` refunds them anyway.
    record Admitted(Order order, List<Ticket> tickets) implements Outcome {}

    /// Part of the money went back already, in Stripe's dashboard: Stripe would refuse.
    record MoreThanLeft(Order order, Money asked, Money left) implements Outcome {}

    /// The buyer's bank has the money, or has had it: Stripe would refuse.
    record Disputed(Order order) implements Outcome {}

    record NoSuchOrder(OrderId order) implements Outcome {}
  }

  /// What [#refund] would do now; changes nothing.
  public Outcome preview(Request request) {
    return work.run(() -> plan(request));
  }

  public Outcome refund(Request request, Cause cause) {
    return work.run(() ->
        switch (plan(request)) {
          case Outcome.Possible(Order order, List<Ticket> tickets, Money amount) ->
              carryOut((Order.Bought) order, tickets, amount, request, cause);
          case Outcome other -> other;
        });
  }

  private Outcome plan(Request request) {
    if (orders.find(request.order()).isEmpty()) {
      return new Outcome.NoSuchOrder(request.order());
    }
    Order order = orders.lock(request.order());
    if (order instanceof Order.Refunded) {
      return new Outcome.NothingLeft(order);
    }
    if (!(order instanceof Order.Bought bought)) {
      return new Outcome.NotPaid(order);
    }
    List<Ticket> all = tickets.lock(order.id());
    for (TicketId id : request.tickets()) {
      if (all.stream().noneMatch(ticket -> ticket.id().equals(id))) {
        return new Outcome.NoSuchTicket(order, id);
      }
    }
    List<Refund> before = refunds.of(order.id());
    List<Ticket> chosen = chosen(request, bought.details(), all, before);
    if (chosen.isEmpty()) {
      return new Outcome.NothingLeft(order);
    }
    List<Ticket> admitted = chosen.stream().filter(this::isInside).toList();
    if (!admitted.isEmpty() && !request.admittedToo()) {
      return new Outcome.Admitted(order, admitted);
    }
    Money amount = amount(bought.details(), chosen);
    if (!amount.isZero() && isDisputed(order.id())) {
      return new Outcome.Disputed(order);
    }
    Money left = left(order, before);
    return amount.compareTo(left) > 0
        ? new Outcome.MoreThanLeft(order, amount, left)
        : new Outcome.Possible(order, chosen, amount);
  }

  /// Of a pass that a ticket joined by: whether guests have come to its table.
  private boolean isInside(Ticket ticket) {
    return ticket.entries() > 0
        || (ticket.stands()
            && !ticket.isValid()
            && reservations.last(ticket.order()).orElseThrow() instanceof Reservation.CheckedIn);
  }

  private static List<Ticket> chosen(
      Request request, OrderDetails order, List<Ticket> all, List<Refund> before) {
    return unrefunded(all, before).stream()
        .filter(VoidTickets::isOwed)
        .filter(ticket ->
            request.tickets().isEmpty()
                ? ticket.stands() || wentWithItsTable(ticket)
                : isNamed(request, order, all, ticket))
        .toList();
  }

  /// Void since its party moved to a smaller table; it was paid for with the others.
  private static boolean wentWithItsTable(Ticket ticket) {
    return ticket.voidReason().equals(Optional.of(Ticket.VoidReason.MOVED));
  }

  private static List<Ticket> unrefunded(List<Ticket> all, List<Refund> before) {
    Set<TicketId> refunded =
        before.stream()
            .flatMap(refund -> refund.parts().stream())
            .map(Refund.Part::ticket)
            .collect(Collectors.toSet());
    return all.stream().filter(ticket -> !refunded.contains(ticket.id())).toList();
  }

  /// A table goes back as it was bought, whole: to name one of its passes is to name them all.
  private static boolean isNamed(
      Request request, OrderDetails order, List<Ticket> all, Ticket ticket) {
    return switch (order.line(ticket.line()).item()) {
      case Item.Places _ -> request.tickets().contains(ticket.id());
      case Item.Table _ ->
          all.stream()
              .filter(t -> t.line() == ticket.line())
              .anyMatch(t -> request.tickets().contains(t.id()));
    };
  }

  /// Of the payment that bought the tickets: what came, less what went back or is on its way.
  private Money left(Order order, List<Refund> before) {
    return OrderMoney.of(before, refunds, facts.of(order.id()), order.total().currency())
        .left(payment(order.id()));
  }

  private boolean isDisputed(OrderId order) {
    return DisputesAndWarnings.of(facts.of(order)).hasTaken(payment(order));
  }

  private String payment(OrderId order) {
    return Objects.requireNonNull(
        facts.done(order).get(StepKey.CONFIRM), "a paid order was confirmed");
  }

  private Outcome carryOut(
      Order.Bought order, List<Ticket> back, Money amount, Request request, Cause cause) {
    Instant now = clock.instant();
    Why why = request.why();
    List<Ticket> standing = unrefunded(tickets.of(order.id()), refunds.of(order.id()));
    RefundId id = new RefundId(ids.next());
    if (!amount.isZero()) {
      refunds.request(refund(id, order, back, amount, why, now));
    }
    // When the event is canceled, guests with free tickets get an email too.
    if (!amount.isZero() || why.tells == Email.Kind.EVENT_CANCELLED) {
      String subject = why.tells == Email.Kind.REFUND ? id.toString() : order.id().toString();
      queue(order, why.tells, subject, now, cause);
    }
    VoidTickets.Taken taken = voidTickets.take(order, standing, back, why.voids, now);
    audit.record(
        new AuditEntry(
            now,
            cause.actor(),
            "order.refunded",
            "order " + order.id(),
            back.stream().map(Ticket::number).collect(Collectors.joining(", "))
                + ", "
                + amount
                + (request.note().isBlank() ? "" : ": " + request.note()),
            cause.requestId()));
    Optional<RefundId> refund = amount.isZero() ? Optional.empty() : Optional.of(id);
    return new Outcome.Requested(taken.order(), back, amount, refund, taken.places());
  }

  private void queue(Order order, Email.Kind kind, String subject, Instant now, Cause cause) {
    outbox.queue(
        Email.queued(
            new EmailId(ids.next()),
            kind,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            subject,
            now,
            cause.requestId()));
  }

  private Refund refund(
      RefundId id, Order.Bought order, List<Ticket> tickets, Money amount, Why why, Instant now) {
    return Refund.requested(
        id,
        order.id(),
        payment(order.id()),
        amount,
        why.reason(),
        now,
        tickets.stream()
            .map(ticket ->
                new Refund.Part(ticket.id(), ticket.line(), price(order.details(), ticket)))
            .toList());
  }

  private static Money amount(OrderDetails order, List<Ticket> tickets) {
    return tickets.stream()
        .map(ticket -> price(order, ticket))
        .reduce(Money.zero(order.total().currency()), Money::plus);
  }

  private static Money price(OrderDetails order, Ticket ticket) {
    return order.line(ticket.line()).share(ticket.no());
  }
}
