package live.maguey.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.events.TableId;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.refunds.VoidTickets;
import live.maguey.reservations.Reservation;
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
    server.tables.forEach(rest::table);
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
    require(live <= 1, table + " has " + live + " live reservations");
    require(
        taken == occupied && taken <= 1, table + " has taken " + taken + ", occupied " + occupied);
    require(live <= taken, table + " is reserved and on sale");
  }

  private void line(Order order, OrderLine line) {
    List<Ticket> passes =
        server.tickets.of(order.id()).stream().filter(t -> t.line() == line.no()).toList();
    require(passes.size() <= line.admits(), order.id() + " has more passes than seats");
    Optional<Reservation> last = server.reservations.last(order.id());
    if (last.isEmpty()) {
      wrong.add(order.id() + " has a table and no reservation");
      return;
    }
    String state = last.get().state();
    boolean came = passes.stream().anyMatch(pass -> pass.entries() > 0);
    boolean canCome = passes.stream().anyMatch(Ticket::isValid);
    String should =
        came ? "checked_in" : canCome ? "confirmed" : passes.isEmpty() ? "given up" : "cancelled";
    require(
        state.equals(should)
            || (should.equals("given up")
                && (state.equals("expired") || state.equals("cancelled"))),
        order.id() + " is " + order.state() + " and its table " + state + ", not " + should);
    passes.stream()
        .filter(TablesAtRest::isAtTable)
        .forEach(pass ->
            require(VoidTickets.isOwed(pass), pass.number() + " is at the table and was refunded"));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
