package live.maguey.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.Arrivals;
import live.maguey.gate.Reason;
import live.maguey.gate.Reentry;
import live.maguey.gate.ScanId;
import live.maguey.reservations.Reservation;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;

/// Who comes to the gate, with what.
final class GateHappenings {
  private final SimulatedServer server;

  GateHappenings(SimulatedServer server) {
    this.server = server;
  }

  Object showsATicket(int a) {
    return Happenings.of(server.allTickets(), a, ticket -> shows(ticket.code()));
  }

  Object showsAPass(int a) {
    return Happenings.of(
        server.allTickets().stream().filter(Ticket::isPass).toList(),
        a,
        pass -> showsAtTheGate(pass.code()));
  }

  /// A code that was taken back, or that another one has replaced.
  Object showsAnOldCode(int a) {
    return Happenings.of(List.copyOf(server.deadCodes), a, this::showsAtTheGate);
  }

  /// Who has a table comes when the gate opens, not before.
  private Object showsAtTheGate(TicketCode code) {
    Duration wait = Duration.between(server.clock.instant(), server.event.hours().gateOpens());
    server.clock.advance(wait.isNegative() ? Duration.ZERO : wait);
    server.stripe.real.endOldPages();
    return shows(code);
  }

  private Object shows(TicketCode code) {
    Ticket before = server.tickets.find(code.ticket()).orElseThrow();
    Optional<Reservation> table = server.reservations.last(before.order());
    Reentry rule = server.night.rules.inForce(before.event());
    if (!(scan(code, Direction.IN) instanceof AdmitGuest.Outcome.Decided decided)) {
      return "no night";
    }
    Reason reason = decided.decision().reason();
    if (reason.admits()) {
      admitted(code, before, table, reason);
      require(
          !before.isInside() || (before.isPass() && rule == Reentry.FREE),
          before.number() + " was inside and is " + reason + " with " + rule);
    }
    isToldAsItIs(before, decided);
    return reason;
  }

  private void admitted(
      TicketCode code, Ticket before, Optional<Reservation> table, Reason reason) {
    if (before.entries() == 0 || !before.isPass()) {
      server.admitted.merge(before.id(), 1, Integer::sum);
    }
    require(before.isValid(), "a void ticket was admitted: " + before.number());
    require(!server.deadCodes.contains(code), "a code that was taken back was admitted: " + code);
    require(
        !before.isPass() || table.filter(Reservation::isLive).isPresent(),
        before.number() + " was admitted to a table that was given up: " + table);
    require(
        (reason == Reason.READMITTED) == (before.entries() > 0 && !before.isInside())
            && (reason == Reason.ALREADY_INSIDE) == before.isInside(),
        before + " is " + reason);
  }

  /// Past a device for exits. Who is out before does not leave, and nobody leaves by an old code.
  Object leavesTheClub(int a, int b) {
    List<Ticket> who =
        b % 5 == 0
            ? server.allTickets()
            : server.allTickets().stream().filter(Ticket::isInside).toList();
    return Happenings.of(
        who,
        a,
        before -> {
          if (!(scan(before.code(), Direction.OUT) instanceof AdmitGuest.Outcome.Decided decided)) {
            return "no night";
          }
          Reason reason = decided.decision().reason();
          require(
              (reason == Reason.LEFT) == before.isInside(), before + " leaves and is " + reason);
          isToldAsItIs(before, decided);
          return reason;
        });
  }

  private AdmitGuest.Outcome scan(TicketCode code, Direction direction) {
    return server.admit.admit(
        new AdmitGuest.Request(
            new ScanId(server.ids.next()),
            new Device(new DeviceId(server.ids.next()), "phone 1", "Gate A", "Nico", direction),
            SimulatedServer.text(code),
            AdmitGuest.Input.READ,
            server.clock.instant()));
  }

  private void isToldAsItIs(Ticket ticket, AdmitGuest.Outcome.Decided decided) {
    arrivalsAreAdmittedPasses(ticket, decided);
    long inside = server.allTickets().stream().filter(Ticket::isInside).count();
    require(decided.inside() == inside, "told " + decided.inside() + ", inside are " + inside);
  }

  private void arrivalsAreAdmittedPasses(Ticket ticket, AdmitGuest.Outcome.Decided decided) {
    Arrivals told = decided.arrivals();
    Arrivals there = ticket.seat().map(seat -> arrivals(seat.pass())).orElse(null);
    require(
        Objects.equals(told, there),
        ticket.number() + " was told " + told + ", there are " + there);
  }

  /// With a pass, or with a ticket that joined.
  private Arrivals arrivals(Ticket.Origin pass) {
    List<Ticket> passes =
        server.tickets.of(pass.order()).stream().filter(t -> t.line() == pass.line()).toList();
    Stream<Ticket> people =
        Stream.concat(
            passes.stream(),
            server.allTickets().stream()
                .filter(t -> t.joined().filter(s -> isAt(s.pass(), pass)).isPresent()));
    return new Arrivals(passes.size(), (int) people.filter(t -> t.entries() > 0).count());
  }

  private static boolean isAt(Ticket.Origin one, Ticket.Origin other) {
    return one.order().equals(other.order()) && one.line() == other.line();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      server.wrong.add(otherwise);
    }
  }
}
