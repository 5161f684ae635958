package live.maguey.refunds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.emails.Outbox;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.ChooseTickets.Choice;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// Refunds tickets, each at its stored all-in price, and tables, each as a whole line, less what
/// [RefundAmount] gave back of them before. In one transaction the tickets are void, their places
/// on sale again until doors, the refund requested and the email queued; [SendRefunds] asks Stripe
/// afterwards. Whatever Stripe answers, the tickets stay void. Who is at a table stays there: of
/// one that is checked in only the money goes back, and the passes that nobody has used are void.
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

  private final Refunds refunds;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;
  private final ChooseTickets choose;
  private final VoidTickets voidTickets;
  private final NoteRefund note;

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
    this.refunds = refunds;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
    this.choose = new ChooseTickets(orders, tickets, reservations, facts, refunds);
    this.voidTickets = new VoidTickets(orders, tickets, reservations);
    this.note = new NoteRefund(outbox, audit, ids);
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
    return work.run(() ->
        switch (choose.choose(request)) {
          case Choice.Chosen chosen ->
              new Outcome.Possible(chosen.money().order(), chosen.tickets(), chosen.amount());
          case Choice.None(Outcome why) -> why;
        });
  }

  public Outcome refund(Request request, Cause cause) {
    return work.run(() ->
        switch (choose.choose(request)) {
          case Choice.Chosen chosen -> carryOut(chosen, request, cause);
          case Choice.None(Outcome why) -> why;
        });
  }

  private Outcome carryOut(Choice.Chosen chosen, Request request, Cause cause) {
    Instant now = clock.instant();
    Why why = request.why();
    Order.Bought order = chosen.money().order();
    List<Ticket> back = chosen.tickets();
    Money amount = chosen.amount();
    RefundId id = new RefundId(ids.next());
    if (!amount.isZero()) {
      refunds.request(
          Refund.requested(
              id,
              order.id(),
              chosen.money().payment(),
              amount,
              why.reason(),
              now,
              new Refund.Subject.Tickets(chosen.parts())));
    }
    // When the event is canceled, guests with free tickets get an email too.
    if (!amount.isZero() || why.tells == Email.Kind.EVENT_CANCELLED) {
      String subject = why.tells == Email.Kind.REFUND ? id.toString() : order.id().toString();
      note.tell(order, why.tells, subject, now, cause);
    }
    VoidTickets.Taken taken = voidTickets.take(order, chosen.all(), back, why.voids, now);
    note.record(
        order,
        "order.refunded",
        back.stream().map(Ticket::number).collect(Collectors.joining(", "))
            + ", "
            + amount
            + (request.note().isBlank() ? "" : ": " + request.note()),
        now,
        cause);
    Optional<RefundId> refund = amount.isZero() ? Optional.empty() : Optional.of(id);
    return new Outcome.Requested(taken.order(), back, amount, refund, taken.places());
  }
}
