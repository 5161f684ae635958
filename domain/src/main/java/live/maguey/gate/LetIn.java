package live.maguey.gate;

import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.events.BrowseEvents;
import live.maguey.shared.Ids;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// An operator lets a table's guest in whom the gate refuses because their exit was not scanned.
/// They were counted when they came first: nobody more is inside.
public final class LetIn {
  private static final int LONGEST_GATE = 40;
  private static final int LONGEST_REASON = 500;

  private final BrowseEvents events;
  private final Tickets tickets;
  private final Admissions admissions;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;

  public LetIn(
      BrowseEvents events,
      Tickets tickets,
      Admissions admissions,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    this.events = events;
    this.tickets = tickets;
    this.admissions = admissions;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param gate where they walk in; @param reason why, in a person's words; it names no guest
  public record Request(TicketId ticket, String gate, String reason) {
    public Request {
      gate = OneLine.parse("gate", gate, LONGEST_GATE);
      reason = OneLine.parse("reason", reason, LONGEST_REASON);
    }
  }

  public sealed interface Outcome {
    record Entered(Ticket ticket) implements Outcome {}

    /// What [#preview] says of a request that would be done.
    record Possible(Ticket ticket) implements Outcome {}

    /// The gate does not refuse it for want of an exit: it is to be scanned.
    record NotInside(Ticket ticket) implements Outcome {}

    /// Admits once, by any hand.
    record Once(Ticket ticket) implements Outcome {}

    record Void(Ticket ticket, Ticket.VoidReason why) implements Outcome {}

    /// Its event is not the one at the gate now.
    record NotTonight(Ticket ticket) implements Outcome {}

    record NoSuchTicket() implements Outcome {}
  }

  /// What [#letIn] would do now; changes nothing.
  public Outcome preview(Request request) {
    return tickets.find(request.ticket()).map(this::plan).orElseGet(Outcome.NoSuchTicket::new);
  }

  public Outcome letIn(Request request, Cause cause) {
    return work.run(() ->
        switch (preview(request)) {
          case Outcome.Possible(Ticket ticket) -> enter(ticket, request, cause);
          case Outcome other -> other;
        });
  }

  private Outcome plan(Ticket ticket) {
    if (ticket.state() instanceof Ticket.State.Voided(Ticket.VoidReason why, var _)) {
      return new Outcome.Void(ticket, why);
    }
    if (ticket.policy() == Ticket.EntryPolicy.ONCE) {
      return new Outcome.Once(ticket);
    }
    if (events.tonight().filter(event -> event.id().equals(ticket.event())).isEmpty()) {
      return new Outcome.NotTonight(ticket);
    }
    return ticket.isInside() ? new Outcome.Possible(ticket) : new Outcome.NotInside(ticket);
  }

  private Outcome enter(Ticket ticket, Request request, Cause cause) {
    Admissions.ByHand entry =
        new Admissions.ByHand(
            new ScanId(ids.next()), request.gate(), cause.actor().name(), clock.instant());
    boolean entered = admissions.letIn(entry, ticket.id());
    Optional<Ticket> now = tickets.find(ticket.id());
    if (!entered) {
      return now.map(this::plan).orElseGet(Outcome.NoSuchTicket::new);
    }
    audit.record(
        new AuditEntry(
            entry.at(),
            cause.actor(),
            "ticket.let_in",
            "order " + ticket.order(),
            ticket.number() + ", " + request.gate() + ": " + request.reason(),
            cause.requestId()));
    return new Outcome.Entered(now.orElseThrow());
  }
}
