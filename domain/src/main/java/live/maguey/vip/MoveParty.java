package live.maguey.vip;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.TableId;
import live.maguey.guests.Guests;
import live.maguey.guests.Pass;
import live.maguey.guests.Seating;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.refunds.VoidTickets;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Table;
import live.maguey.tables.Tables;
import live.maguey.tickets.IssueTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;
import live.maguey.words.MoneyText;

/// Moves a party to a free table of the same event, also one that is in already. Codes stay valid:
/// the passes say the new table, a larger one has further passes, and of a smaller one those go
/// that nobody was given. What the tables differ in price is written down and never charged. The
/// old table is free at once, and the host gets an email.
///
/// Safe to race with buyers and with other moves: the database gives a table once.
public final class MoveParty {
  private static final int ALTERNATIVES = 3;

  private final Orders orders;
  private final Events events;
  private final Tables tables;
  private final Tickets tickets;
  private final IssueTickets issue;
  private final Guests guests;
  private final Reservations reservations;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;

  public MoveParty(
      Orders orders,
      Events events,
      Tables tables,
      Tickets tickets,
      Guests guests,
      Reservations reservations,
      Outbox outbox,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    this.orders = orders;
    this.events = events;
    this.tables = tables;
    this.tickets = tickets;
    this.issue = new IssueTickets(tickets, ids);
    this.guests = guests;
    this.reservations = reservations;
    this.outbox = outbox;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param note why, in a person's words, for the audit trail; it names nobody
  public record Request(OrderId order, TableId to, String note) {
    public Request {
      note = OneLine.optional("note", note, 500);
    }
  }

  /// @param issued, voided how many passes
  /// @param difference what the new table costs beyond what was paid; negative where it costs less
  public record Change(
      Order order, Table from, Table to, int issued, int voided, Money difference) {}

  public sealed interface Outcome {
    record Moved(Change change) implements Outcome {}

    /// What [#preview] says of a request that would be done.
    record Possible(Change change) implements Outcome {}

    record NoSuchOrder(OrderId order) implements Outcome {}

    /// It has no table that is paid, or its night is over.
    ///
    /// @param reservation empty where the order is of no table
    record NotSeated(Order order, Optional<Reservation> reservation) implements Outcome {}

    /// The event is canceled or over.
    record EventOff(Order order, Event event) implements Outcome {}

    record NoSuchTable(Event event, TableId table) implements Outcome {}

    record SameTable(Order order, Table table) implements Outcome {}

    /// It is held or sold.
    ///
    /// @param free those that are most like it
    record Taken(Event event, Table table, List<Table> free) implements Outcome {}

    /// More passes are given to somebody than the table has seats.
    record TooFewSeats(Order order, Table table, int assigned) implements Outcome {}
  }

  /// What [#move] would do now; changes nothing.
  public Outcome preview(Request request) {
    return work.run(() ->
        switch (plan(request)) {
          case Step.Go go -> new Outcome.Possible(go.change());
          case Step.Stop(Outcome why) -> why;
        });
  }

  public Outcome move(Request request, Cause cause) {
    return work.run(() ->
        switch (plan(request)) {
          case Step.Go go -> carryOut(go, request, cause);
          case Step.Stop(Outcome why) -> why;
        });
  }

  private sealed interface Step {
    record Go(
        Event event,
        EventPlan plan,
        Reservation.Seated party,
        List<Ticket> passes,
        List<Ticket> spare,
        Change change)
        implements Step {}

    record Stop(Outcome why) implements Step {}
  }

  private Step plan(Request request) {
    if (orders.find(request.order()).isEmpty()) {
      return new Step.Stop(new Outcome.NoSuchOrder(request.order()));
    }
    Order order = orders.lock(request.order());
    Optional<Reservation> last =
        order.details().hasTable() ? reservations.last(order.id()) : Optional.empty();
    if (last.isEmpty() || !(last.get() instanceof Reservation.Seated party)) {
      return new Step.Stop(new Outcome.NotSeated(order, last));
    }
    Event event = events.find(order.details().event()).orElseThrow();
    if (event.state() != Event.State.PUBLISHED || !clock.instant().isBefore(event.ends())) {
      return new Step.Stop(new Outcome.EventOff(order, event));
    }
    EventPlan plan = tables.of(event.id()).orElseThrow();
    return plan.plan()
        .table(request.to())
        .map(to -> plan(order, party, event, plan, to))
        .orElseGet(() -> new Step.Stop(new Outcome.NoSuchTable(event, request.to())));
  }

  private Step plan(Order order, Reservation.Seated party, Event event, EventPlan plan, Table to) {
    Table from = plan.plan().table(party.booking().table()).orElseThrow();
    if (from.equals(to)) {
      return new Step.Stop(new Outcome.SameTable(order, to));
    }
    if (!plan.standing(to.id()).isFree()) {
      return new Step.Stop(taken(event, plan, to));
    }
    OrderLine line = order.details().line(party.booking().line());
    List<Ticket> locked = tickets.lock(order.id());
    List<Pass> passes = guests.of(order.id());
    Seating seating = new Seating(passes);
    if (seating.assigned() > to.seats()) {
      return new Step.Stop(new Outcome.TooFewSeats(order, to, seating.assigned()));
    }
    List<Ticket> spare = seating.spare(to.seats());
    return new Step.Go(
        event,
        plan,
        party,
        locked.stream().filter(t -> t.order().equals(order.id()) && t.line() == line.no()).toList(),
        spare,
        new Change(
            order,
            from,
            to,
            isRefunded(order, passes) ? 0 : seating.further(to.seats()),
            spare.size(),
            to.price().dueNow().minus(line.total())));
  }

  /// Who is in stays at the table when the money goes back, and nobody else comes.
  private static boolean isRefunded(Order order, List<Pass> passes) {
    return order instanceof Order.Refunded
        || !passes.stream().map(Pass::ticket).allMatch(VoidTickets::isOwed);
  }

  private static Outcome taken(Event event, EventPlan plan, Table table) {
    return new Outcome.Taken(event, table, plan.alternatives(table, ALTERNATIVES));
  }

  private Outcome carryOut(Step.Go go, Request request, Cause cause) {
    Change change = go.change();
    OrderId order = change.order().id();
    int line = go.party().booking().line();
    Table to = change.to();
    if (!orders.moveTable(order, line, to.id())) {
      return taken(go.event(), go.plan(), to);
    }
    if (!reservations.reseat(go.party(), to.id())) {
      throw new IllegalStateException("the night of order " + order + " ended just now");
    }
    Instant now = clock.instant();
    go.spare().forEach(pass -> tickets.voidTicket(pass.id(), Ticket.VoidReason.MOVED, now));
    issue.issue(further(go.passes(), change.issued()));
    tickets.seat(order, line, Ticket.Label.ofTable(to.label(), to.section()));
    tell(change.order(), now, cause);
    audit.record(
        new AuditEntry(
            now,
            cause.actor(),
            "reservation.moved",
            "order " + order,
            detail(go, request),
            cause.requestId()));
    return new Outcome.Moved(
        new Change(
            orders.find(order).orElseThrow(),
            change.from(),
            to,
            change.issued(),
            change.voided(),
            change.difference()));
  }

  private List<Ticket> further(List<Ticket> passes, int count) {
    int last = passes.getLast().no();
    return IntStream.rangeClosed(last + 1, last + count)
        .mapToObj(no -> passes.getFirst().another(new TicketId(ids.next()), no))
        .toList();
  }

  private void tell(Order order, Instant now, Cause cause) {
    EmailId id = new EmailId(ids.next());
    outbox.queue(
        Email.queued(
            id,
            Email.Kind.TABLE_MOVED,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            order.id() + " " + id,
            now,
            cause.requestId()));
  }

  private static String detail(Step.Go go, Request request) {
    Change change = go.change();
    StringBuilder detail =
        new StringBuilder("table " + change.from().label() + " to " + change.to().label());
    if (change.issued() > 0) {
      detail.append(", " + change.issued() + " passes more");
    }
    if (change.voided() > 0) {
      detail.append(", void: ");
      detail.append(String.join(" ", go.spare().stream().map(Ticket::number).toList()));
    }
    if (!change.difference().isZero()) {
      detail.append(", differs by " + MoneyText.of(change.difference()) + ", not charged");
    }
    return detail + (request.note().isBlank() ? "" : ": " + request.note());
  }
}
