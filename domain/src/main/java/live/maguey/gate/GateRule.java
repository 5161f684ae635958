package live.maguey.gate;

import java.time.Instant;
import java.util.Optional;
import live.maguey.devices.Entrance;
import live.maguey.events.EventId;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;

/// What one gate answers to a genuine code, and why: of the ticket, its event, the gate and the
/// time, and nothing else. Statements say the same of the rows that they lock, since they decide
/// who of two is first; rule and statements are held to one table of cases, `verdicts.csv`.
///
/// @param event that the gate works on
/// @param opens nobody comes in before
/// @param reentry how the passes of that event come back in
/// @param entrance whom the gate lets in
public record GateRule(
    EventId event, Instant opens, Reentry reentry, EntryRules rules, Entrance entrance) {

  /// A ticket, and what of it and its code only others know.
  ///
  /// @param isRevoked whether the key that signed the code was revoked
  /// @param isDisputed whether the payment of its order is
  /// @param isFull whether as many people are inside the gate's event as the rules allow
  /// @param ends when the ticket's own event is over
  public record Shown(
      Ticket ticket,
      TicketCode code,
      boolean isRevoked,
      boolean isDisputed,
      boolean isFull,
      Instant ends) {}

  /// To somebody who wants in.
  public Reason entry(Shown shown, Instant now) {
    return unfit(shown, now).orElseGet(() -> fit(shown, now));
  }

  /// To somebody who wants out. Who is inside leaves whatever happened to the ticket meanwhile.
  public Reason exit(Shown shown, Instant now) {
    Ticket ticket = shown.ticket();
    boolean isInside =
        !shown.isRevoked()
            && shown.code().serial() == ticket.serial()
            && ticket.event().equals(event)
            && ticket.isInside();
    if (isInside) {
      return Reason.LEFT;
    }
    return unfit(shown, now).orElse(ticket.entries() > 0 ? Reason.ALREADY_OUT : Reason.NEVER_IN);
  }

  /// What refuses a ticket in both ways.
  private Optional<Reason> unfit(Shown shown, Instant now) {
    Ticket ticket = shown.ticket();
    if (shown.isRevoked()) {
      return Optional.of(Reason.REVOKED_KEY);
    }
    if (shown.code().serial() != ticket.serial()) {
      boolean isOlder = shown.code().serial() < ticket.serial();
      return Optional.of(isOlder ? Reason.REISSUED : Reason.UNKNOWN_TICKET);
    }
    if (ticket.state() instanceof Ticket.State.Voided(Ticket.VoidReason why, Instant _)) {
      return Optional.of(
          switch (why) {
            case REFUNDED -> Reason.REFUNDED;
            case EVENT_CANCELLED -> Reason.CANCELLED;
            case VOIDED, MOVED, JOINED -> Reason.VOID;
          });
    }
    if (!now.isBefore(shown.ends())) {
      return Optional.of(Reason.EVENT_OVER);
    }
    return ticket.event().equals(event) ? Optional.empty() : Optional.of(Reason.ANOTHER_EVENT);
  }

  private Reason fit(Shown shown, Instant now) {
    Ticket ticket = shown.ticket();
    if (now.isBefore(opens)) {
      return Reason.NOT_OPEN;
    }
    if (ticket.policy() == Ticket.EntryPolicy.ONCE && ticket.entries() > 0) {
      return Reason.ALREADY_USED;
    }
    if (ticket.isInside() && reentry == Reentry.EXIT_SCAN) {
      return Reason.NOT_SCANNED_OUT;
    }
    if (shown.isDisputed() && rules.atDispute() == AtDispute.REFUSE) {
      return Reason.DISPUTED;
    }
    if (!entrance.isFor(ticket.seat().isPresent())) {
      return Reason.OTHER_ENTRANCE;
    }
    if (ticket.isInside()) {
      return Reason.ALREADY_INSIDE;
    }
    if (shown.isFull()) {
      return rules.atCapacity().reason();
    }
    if (ticket.entries() > 0) {
      return Reason.READMITTED;
    }
    return shown.isDisputed() ? Reason.ADMITTED_DISPUTED : Reason.ADMITTED;
  }
}
