package live.maguey.guests;

import live.maguey.devices.Device;
import live.maguey.events.Event;
import live.maguey.gate.Admissions;
import live.maguey.gate.EntryRules;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.shared.Ids;
import live.maguey.tickets.Ticket;

/// A gate's scans, each at doors.
public final class Scans {
  private Scans() {}

  public static Admissions.Decided at(
      Event event, Device gate, Ticket ticket, Ids ids, Admissions admissions) {
    Admissions.Attempt attempt =
        new Admissions.Attempt(
            new ScanId(ids.next()),
            gate,
            event.id(),
            event.hours().gateOpens(),
            event.doors(),
            event.doors(),
            false,
            EntryRules.OPEN,
            TextHash.of(ticket.number()));
    return (Admissions.Decided) admissions.admit(attempt, ticket.code(), Admissions.NO_KEY);
  }
}
