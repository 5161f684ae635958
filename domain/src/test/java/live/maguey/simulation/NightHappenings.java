package live.maguey.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.gate.LetIn;
import live.maguey.gate.Reentry;
import live.maguey.gate.SetReentry;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.reservations.Reservation;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import live.maguey.vip.DeclineTable;
import live.maguey.vip.MoveParty;

/// What happens with tables, but for who has their passes.
final class NightHappenings {
  private static final List<Optional<Reentry>> RULES =
      List.of(Optional.of(Reentry.EXIT_SCAN), Optional.of(Reentry.FREE), Optional.empty());

  private final SimulatedServer server;

  NightHappenings(SimulatedServer server) {
    this.server = server;
  }

  /// Mostly one of the two that are alike, sometimes with a place beside it; its page is opened at
  /// once.
  Object reserves(int a, int b) {
    List<Table> tables = server.plan.tables();
    Table table = tables.get(a % 7 < 5 ? a % 2 : a % tables.size());
    Holds holds = Room.held(Holds.of(server.ids, server.event).at(server.clock.instant()), table);
    if (b % 3 == 0) {
      holds.places(0, 1);
    }
    Hold hold = holds.hold();
    HoldOutcome outcome = server.sales.hold(hold);
    return outcome instanceof HoldOutcome.Taken
        ? server.checkout.open(hold.order().id()).getClass().getSimpleName()
        : outcome.getClass().getSimpleName();
  }

  Object moves(int a, int b) {
    List<Table> tables = server.plan.tables();
    return Happenings.of(
        reservations(Reservation.Seated.class),
        a,
        party ->
            server
                .night
                .move
                .move(
                    new MoveParty.Request(
                        party.id().order(), tables.get(b % tables.size()).id(), "wants to"),
                    SimulatedServer.OPERATOR)
                .getClass()
                .getSimpleName());
  }

  /// The one that stands in for what was bought; any other stays.
  Object declines(int a) {
    List<Reservation.Confirmed> all = reservations(Reservation.Confirmed.class);
    List<Reservation.Confirmed> standIns = all.stream().filter(r -> r.booking().standIn()).toList();
    return Happenings.of(
        standIns.isEmpty() ? all : standIns,
        a,
        table -> {
          Order order = server.orders.find(table.id().order()).orElseThrow();
          DeclineTable.Outcome outcome =
              server.night.decline.decline(order, SimulatedServer.OPERATOR);
          if (outcome instanceof DeclineTable.Outcome.Declined && !table.booking().standIn()) {
            server.wrong.add(order.id() + " could decline the table that was bought");
          }
          return outcome.getClass().getSimpleName();
        });
  }

  Object setsTheReentry(int a) {
    return server
        .night
        .setReentry
        .set(
            new SetReentry.Request(server.event.slug(), RULES.get(a % RULES.size())),
            SimulatedServer.OPERATOR)
        .getClass()
        .getSimpleName();
  }

  Object letsIn(int a) {
    return Happenings.of(
        server.allTickets().stream().filter(t -> t.isPass() && t.entries() > 0).toList(),
        a,
        pass -> {
          Ticket before = server.tickets.find(pass.id()).orElseThrow();
          LetIn.Outcome outcome =
              server.night.letIn.letIn(
                  new LetIn.Request(pass.id(), "Gate B", "left by the kitchen"),
                  SimulatedServer.OPERATOR);
          if (outcome instanceof LetIn.Outcome.Entered
              && !(before.isValid() && before.isInside())) {
            server.wrong.add(pass.number() + " was let in by hand, and was " + before);
          }
          return outcome.getClass().getSimpleName();
        });
  }

  /// Late enough for who did not come; the hosts of who did were told while it was on.
  Object ends() {
    server.hosts.tell.tell();
    Instant over = server.event.ends().plus(Duration.ofHours(30));
    Duration wait = Duration.between(server.clock.instant(), over);
    server.clock.advance(wait.isNegative() ? Duration.ZERO : wait);
    server.stripe.real.endOldPages();
    server.nightWasOver = true;
    return server.night.end.end();
  }

  Object comesLate(int a) {
    return Happenings.of(
        reservations(Reservation.NoShow.class),
        a,
        missed -> {
          server.cameLate.add(missed.id().order());
          return server.night.late.arrived(
              missed.id().order(), server.event.doors(), SimulatedServer.OPERATOR);
        });
  }

  private <R extends Reservation> List<R> reservations(Class<R> state) {
    return server.reservations.all().stream().filter(state::isInstance).map(state::cast).toList();
  }
}
