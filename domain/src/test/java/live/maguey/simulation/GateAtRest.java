package live.maguey.simulation;

import java.util.ArrayList;
import java.util.List;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanLog;
import live.maguey.tickets.Ticket;

/// What has to hold of the gate at rest: who is inside, and how often anybody came, follows from
/// the log of scans alone.
final class GateAtRest {
  private final SimulatedServer server;
  private final List<String> wrong = new ArrayList<>();

  private GateAtRest(SimulatedServer server) {
    this.server = server;
  }

  static List<String> violations(SimulatedServer server) {
    GateAtRest rest = new GateAtRest(server);
    server.allTickets().forEach(rest::ticket);
    return rest.wrong;
  }

  private void ticket(Ticket ticket) {
    boolean inside = false;
    int entries = 0;
    for (ScanLog.Scan scan : server.admissions.log().of(ticket.id(), 999)) {
      boolean fits =
          switch (scan.reason()) {
            case ADMITTED, ADMITTED_DISPUTED -> entries == 0;
            case READMITTED -> entries > 0 && !inside;
            case ALREADY_INSIDE, NOT_SCANNED_OUT, LET_IN, LEFT -> inside;
            case ALREADY_OUT -> entries > 0 && !inside;
            case NEVER_IN -> entries == 0;
            default -> true;
          };
      if (!fits) {
        wrong.add(ticket.number() + " is " + scan.reason() + " after " + entries + ", " + inside);
      }
      entries += scan.reason().admits() ? 1 : 0;
      inside = scan.reason().admits() || (inside && !isExit(scan));
    }
    if (entries != ticket.entries() || inside != ticket.isInside()) {
      wrong.add(ticket + " is not what the log says: " + entries + " entries, inside: " + inside);
    }
  }

  private static boolean isExit(ScanLog.Scan scan) {
    return scan.reason() == Reason.LEFT;
  }
}
