package live.maguey.gate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.devices.Entrance;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.tickets.CodeReader;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.Tickets;

/// Says what a scanned code is worth, away from the gate: nobody is admitted and no scan is logged.
public final class VerifyCode {
  private final CodeReader codes;
  private final Tickets tickets;
  private final Events events;
  private final InstantSource clock;

  public VerifyCode(CodeReader codes, Tickets tickets, Events events, InstantSource clock) {
    this.codes = codes;
    this.tickets = tickets;
    this.events = events;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// Not the form of our codes.
    record NotOurs() implements Outcome {}

    /// Our form, but altered or forged.
    record Tampered() implements Outcome {}

    /// Signed with a key that is not known, or whose time is over.
    record UnknownKey(int key) implements Outcome {}

    /// Signed with a key that was revoked.
    record RevokedKey(int key) implements Outcome {}

    /// Genuine, but its ticket is not in this database, or was never issued under that serial.
    record UnknownTicket(TicketCode code, int key) implements Outcome {}

    /// @param key the key that signed it
    /// @param entry what a gate of its event that is open, and asks for nothing else, would answer
    record Known(Ticket ticket, TicketCode code, int key, Event event, Reason entry)
        implements Outcome {}
  }

  /// @param text as a scanner gives it
  public Outcome verify(String text) {
    return switch (codes.read(text)) {
      case CodeReader.Reading.Genuine(TicketCode code, int key) -> genuine(code, key);
      case CodeReader.Reading.NotOurs() -> new Outcome.NotOurs();
      case CodeReader.Reading.Tampered() -> new Outcome.Tampered();
      case CodeReader.Reading.RevokedKey(int key) -> new Outcome.RevokedKey(key);
      case CodeReader.Reading.UnknownKey(int key) -> new Outcome.UnknownKey(key);
    };
  }

  private Outcome genuine(TicketCode code, int key) {
    Optional<Ticket> found = tickets.find(code.ticket()).filter(t -> code.serial() <= t.serial());
    if (found.isEmpty()) {
      return new Outcome.UnknownTicket(code, key);
    }
    Ticket ticket = found.get();
    Event event = events.find(ticket.event()).orElseThrow();
    GateRule open =
        new GateRule(event.id(), Instant.MIN, Reentry.FREE, EntryRules.OPEN, Entrance.ALL);
    GateRule.Shown shown = new GateRule.Shown(ticket, code, false, false, false, event.ends());
    return new Outcome.Known(ticket, code, key, event, open.entry(shown, clock.instant()));
  }
}
