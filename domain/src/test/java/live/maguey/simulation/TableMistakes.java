package live.maguey.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.deposits.DepositEntry;
import live.maguey.deposits.Deposits;
import live.maguey.emails.Outbox;
import live.maguey.events.TableId;
import live.maguey.gate.Admissions;
import live.maguey.gate.Reason;
import live.maguey.gate.Reentry;
import live.maguey.guests.Guests;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.reservations.Reservations;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// The mistakes of [PlantedBug] with tables and their guests.
final class TableMistakes {
  private TableMistakes() {}

  /// A call of a port as it goes right, and what is done in its place.
  @FunctionalInterface
  interface Mistake {
    Object call(SimulatedServer server, Call right) throws Throwable;
  }

  /// @param arguments as they were given; changed ones are what the port gets
  record Call(Object port, String method, Object[] arguments, Right right) {
    boolean is(Class<?> type, String name) {
      return type.isInstance(port) && method.equals(name);
    }

    Object rightly() throws Throwable {
      return right.call();
    }
  }

  @FunctionalInterface
  interface Right {
    Object call() throws Throwable;
  }

  static Object keepsTheCode(SimulatedServer server, Call call) throws Throwable {
    if (!call.is(Guests.class, "takeBack")) {
      return call.rightly();
    }
    ((Guests) call.port()).erase((TicketId) call.arguments()[0], (Instant) call.arguments()[2]);
    return true;
  }

  static Object forgetsNoMail(SimulatedServer server, Call call) throws Throwable {
    return call.is(Outbox.class, "withdraw") ? null : call.rightly();
  }

  static Object keepsThePass(SimulatedServer server, Call call) throws Throwable {
    Object joined = call.rightly();
    if (call.is(Guests.class, "join") && joined.equals(true)) {
      server.tickets.change((TicketId) call.arguments()[1], TicketChanges::freed);
    }
    return joined;
  }

  static Object keepsTheSeat(SimulatedServer server, Call call) throws Throwable {
    Optional<Ticket.Seat> seat =
        call.is(Tickets.class, "voidTicket")
            ? server.tickets.find((TicketId) call.arguments()[0]).flatMap(Ticket::joined)
            : Optional.empty();
    Object voided = call.rightly();
    for (Ticket pass : server.allTickets()) {
      if (seat.filter(s -> s.pass().equals(pass.origin())).isPresent()) {
        server.tickets.voidTicket(pass.id(), Ticket.VoidReason.JOINED, server.clock.instant());
      }
    }
    return voided;
  }

  static Object letsOldCodesIn(SimulatedServer server, Call call) throws Throwable {
    if (call.is(Admissions.class, "admit")) {
      TicketId ticket = ((TicketCode) call.arguments()[1]).ticket();
      call.arguments()[1] = server.tickets.find(ticket).orElseThrow().code();
    }
    return call.rightly();
  }

  static Object keepsTheOldTable(SimulatedServer server, Call call) throws Throwable {
    if (!call.is(Orders.class, "moveTable")) {
      return call.rightly();
    }
    TableId from =
        server.reservations.last((OrderId) call.arguments()[0]).orElseThrow().booking().table();
    Object moved = call.rightly();
    if (moved.equals(true)) {
      server.events.take(from.inventory(), 1);
    }
    return moved;
  }

  static Object movesOnlyWhatWasBought(SimulatedServer server, Call call) throws Throwable {
    return call.is(Reservations.class, "reseat") ? true : call.rightly();
  }

  static Object standsInWithAny(SimulatedServer server, Call call) throws Throwable {
    if (call.is(Orders.class, "retake") && call.arguments().length == 4) {
      call.arguments()[2] = server.plan.tables().reversed().stream().map(Table::id).toList();
    }
    return call.rightly();
  }

  static Object earnsWhatWasForfeited(SimulatedServer server, Call call) throws Throwable {
    if (call.is(Deposits.class, "append")) {
      call.arguments()[0] =
          ((List<?>) call.arguments()[0])
              .stream().map(DepositEntry.class::cast).map(TableMistakes::earned).toList();
    }
    return call.rightly();
  }

  private static DepositEntry earned(DepositEntry e) {
    return e.kind() == DepositEntry.Kind.FORFEITED
        ? new DepositEntry(
            e.order(), e.line(), DepositEntry.Kind.EARNED, e.source(), e.amount(), e.at())
        : e;
  }

  static Object returnsNoDeposit(SimulatedServer server, Call call) throws Throwable {
    if (call.is(Deposits.class, "append")) {
      call.arguments()[0] =
          ((List<?>) call.arguments()[0])
              .stream()
                  .filter(e -> ((DepositEntry) e).kind() != DepositEntry.Kind.RETURNED)
                  .toList();
    }
    return call.rightly();
  }

  static Object countsNoExit(SimulatedServer server, Call call) throws Throwable {
    Object answer = call.rightly();
    if (call.is(Admissions.class, "letOut")
        && answer instanceof Admissions.Decided decided
        && decided.decision().reason() == Reason.LEFT) {
      server.tickets.change(((TicketCode) call.arguments()[1]).ticket(), TableMistakes::inside);
    }
    return answer;
  }

  private static Ticket inside(Ticket t) {
    return new Ticket(
        t.code(),
        t.event(),
        t.origin(),
        t.label(),
        t.policy(),
        new Ticket.Visits.Admitted(t.entries(), true, t.firstAdmittedAt().orElseThrow()),
        t.state(),
        t.joined());
  }

  static Object asksForNoExit(SimulatedServer server, Call call) throws Throwable {
    if (!call.is(Admissions.class, "admit")) {
      return call.rightly();
    }
    Optional<Reentry> rule = server.night.rules.find(server.event.id());
    server.night.rules.set(server.event.id(), Optional.of(Reentry.FREE));
    try {
      return call.rightly();
    } finally {
      server.night.rules.set(server.event.id(), rule);
    }
  }
}
