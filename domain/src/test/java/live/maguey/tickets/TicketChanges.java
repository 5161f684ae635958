package live.maguey.tickets;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.Event;

/// Tickets as they are issued, and as time leaves them.
public final class TicketChanges {
  private TicketChanges() {}

  /// The first code of a ticket, valid and not used yet.
  public static Ticket issued(
      TicketId id,
      Event event,
      Ticket.Origin origin,
      Ticket.Kind kind,
      Ticket.EntryPolicy policy,
      Ticket.Label label,
      Instant notAfter) {
    return new Ticket(
        new TicketCode(event.number(), id, 1, kind, notAfter),
        event.id(),
        origin,
        label,
        policy,
        new Ticket.Visits.None(),
        new Ticket.State.Valid(),
        Optional.empty());
  }

  public static Ticket reissued(Ticket t) {
    return serial(t, t.serial() + 1);
  }

  public static Ticket serial(Ticket t, int serial) {
    return new Ticket(
        new TicketCode(t.code().eventNumber(), t.id(), serial, t.kind(), t.notAfter()),
        t.event(),
        t.origin(),
        t.label(),
        t.policy(),
        t.visits(),
        t.state(),
        t.joined());
  }

  public static Ticket kind(Ticket t, Ticket.Kind kind, Ticket.EntryPolicy policy) {
    return new Ticket(
        new TicketCode(t.code().eventNumber(), t.id(), t.serial(), kind, t.notAfter()),
        t.event(),
        t.origin(),
        t.label(),
        policy,
        t.visits(),
        t.state(),
        t.joined());
  }

  public static Ticket labelled(Ticket t, Ticket.Label label) {
    return new Ticket(
        t.code(), t.event(), t.origin(), label, t.policy(), t.visits(), t.state(), t.joined());
  }

  /// Who came in with it keeps their seat.
  public static Ticket voided(Ticket t, Ticket.VoidReason reason, Instant at) {
    return new Ticket(
        t.code(),
        t.event(),
        t.origin(),
        t.label(),
        t.policy(),
        t.visits(),
        new Ticket.State.Voided(reason, at),
        t.joined().filter(_ -> t.entries() > 0));
  }

  /// Once more, and inside.
  public static Ticket admitted(Ticket t, Instant at) {
    return new Ticket(
        t.code(),
        t.event(),
        t.origin(),
        t.label(),
        t.policy(),
        new Ticket.Visits.Admitted(t.entries() + 1, true, t.firstAdmittedAt().orElse(at)),
        t.state(),
        t.joined());
  }

  /// At a table, or no more.
  public static Ticket joined(Ticket t, Optional<Ticket.Seat> seat) {
    return new Ticket(
        t.code(), t.event(), t.origin(), t.label(), t.policy(), t.visits(), t.state(), seat);
  }

  /// Its seat is free again, under the next code.
  public static Ticket freed(Ticket t) {
    Ticket next = reissued(t);
    return new Ticket(
        next.code(),
        t.event(),
        t.origin(),
        t.label(),
        t.policy(),
        t.visits(),
        new Ticket.State.Valid(),
        t.joined());
  }

  /// Out again, where somebody came in with it.
  public static Ticket left(Ticket t) {
    return new Ticket(
        t.code(),
        t.event(),
        t.origin(),
        t.label(),
        t.policy(),
        switch (t.visits()) {
          case Ticket.Visits.None none -> none;
          case Ticket.Visits.Admitted a ->
              new Ticket.Visits.Admitted(a.entries(), false, a.since());
        },
        t.state(),
        t.joined());
  }
}
