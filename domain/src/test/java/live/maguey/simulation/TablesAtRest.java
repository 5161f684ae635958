package live.maguey.simulation;

import static live.maguey.watch.Invariant.A_TABLE_IS_CHECKED_IN_WHERE_GUESTS_ARE;
import static live.maguey.watch.Invariant.A_TABLE_IS_RESERVED_ONCE;
import static live.maguey.watch.Invariant.TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND;
import static live.maguey.watch.Invariant.TAKEN_IS_WHAT_LINES_OCCUPY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.events.TableId;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.refunds.VoidTickets;
import live.maguey.reservations.Reservation;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;

/// What has to hold of tables at rest: each is reserved once, by who paid for it and was not paid
/// back; its guests are those who were admitted, and nobody is at a table that was given up.
final class TablesAtRest {
  private final SimulatedServer server;
  private final List<String> wrong = new ArrayList<>();

  private TablesAtRest(SimulatedServer server) {
    this.server = server;
  }

  static List<String> violations(SimulatedServer server) {
    TablesAtRest rest = new TablesAtRest(server);
    server.plan.tables().forEach(table -> rest.table(table.id()));
    server
        .allOrders()
        .forEach(order ->
            order.details().lines().stream()
                .filter(line -> line.item() instanceof Item.Table)
                .forEach(line -> rest.line(order, line)));
    return rest.wrong;
  }

  /// Whose holder came in stays, whatever happened to the money.
  static boolean isAtTable(Ticket ticket) {
    return ticket.kind() != Ticket.Kind.GENERAL && ticket.entries() > 0;
  }

  private void table(TableId table) {
    long live =
        server.allOrders().stream()
            .flatMap(order -> server.reservations.of(order.id()).stream())
            .filter(r -> r.isLive() && r.booking().table().equals(table))
            .count();
    int occupied =
        server.allOrders().stream()
            .flatMap(order -> order.details().lines().stream())
            .filter(line -> line.item().inventory().equals(table.inventory()))
            .mapToInt(line -> line.quantity() - line.released())
            .sum();
    int taken = server.events.taken(table.inventory());
    require(
        live <= 1,
        server.broken(A_TABLE_IS_RESERVED_ONCE, table + " has " + live + " live reservations"));
    require(
        taken == occupied && taken <= 1,
        server.broken(
            TAKEN_IS_WHAT_LINES_OCCUPY, table + " has taken " + taken + ", occupied " + occupied));
    require(live <= taken, table + " is reserved and on sale");
  }

  private void line(Order order, OrderLine line) {
    List<Ticket> passes =
        server.tickets.of(order.id()).stream().filter(t -> t.line() == line.no()).toList();
    Optional<Reservation> last = server.reservations.last(order.id());
    if (last.isEmpty()) {
      wrong.add(order.id() + " has a table and no reservation");
      return;
    }
    standInIsLikeIt(order, last.get());
    String state = last.get().state();
    List<Ticket> joined = GuestsAtRest.joined(server, order);
    boolean came =
        Stream.concat(passes.stream(), joined.stream()).anyMatch(pass -> pass.entries() > 0)
            || server.cameLate.contains(order.id());
    boolean canCome = passes.stream().anyMatch(Ticket::isValid) || !joined.isEmpty();
    String should =
        came ? "completed" : canCome ? "no_show" : passes.isEmpty() ? "given up" : "cancelled";
    require(
        state.equals(should)
            || (should.equals("cancelled") && state.equals("no_show") && server.nightWasOver)
            || (should.equals("given up")
                && (state.equals("expired") || state.equals("cancelled"))),
        server.broken(
            TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND,
            order.id() + " is " + order.state() + " and its table " + state + ", not " + should));
    require(
        came == state.equals("completed"),
        server.broken(
            A_TABLE_IS_CHECKED_IN_WHERE_GUESTS_ARE,
            order.id() + " has its table " + state + ", and somebody came: " + came));
    passes.stream()
        .filter(TablesAtRest::isAtTable)
        .forEach(pass ->
            require(VoidTickets.isOwed(pass), pass.number() + " is at the table and was refunded"));
  }

  /// Where nobody has moved the party since.
  private void standInIsLikeIt(Order order, Reservation last) {
    Table bought = table(server.reservations.of(order.id()).getFirst());
    Table now = table(last);
    boolean wasMoved =
        server.audit.of("order " + order.id(), 999).stream()
            .anyMatch(e -> e.act().equals("reservation.moved"));
    require(
        wasMoved || bought.equals(now) == !last.booking().standIn(),
        order.id() + " bought " + bought.label() + " and has " + last);
    require(
        wasMoved
            || (bought.kind() == now.kind()
                && bought.seats() == now.seats()
                && bought.price().equals(now.price())),
        order.id() + " bought " + bought + " and has " + now);
  }

  private Table table(Reservation reservation) {
    return server.plan.table(reservation.booking().table()).orElseThrow();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
