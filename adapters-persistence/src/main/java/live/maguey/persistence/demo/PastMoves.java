package live.maguey.persistence.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.maguey.orders.OrderId;

/// How the reservations of past orders went on. The database lets each begin pending and move
/// forward alone, also here: one statement for all that came into a state.
final class PastMoves {
  private static final String MOVE =
      """
      UPDATE reservations r SET state = ?, since = m.since
      FROM unnest(?::uuid[], ?::timestamptz[]) m (order_id, since)
      WHERE r.order_id = m.order_id
      """;

  private final Map<PastState, List<Move>> moves = new EnumMap<>(PastState.class);

  private record Move(OrderId order, Instant since) {}

  void add(OrderId order, PastState to, Instant since) {
    moves.computeIfAbsent(to, _ -> new ArrayList<>()).add(new Move(order, since));
  }

  /// After the reservations themselves, within the connection's transaction.
  void send(Connection connection) throws SQLException {
    for (Map.Entry<PastState, List<Move>> to : moves.entrySet()) {
      try (PreparedStatement move = connection.prepareStatement(MOVE)) {
        move.setString(1, to.getKey().name().toLowerCase(Locale.ROOT));
        move.setArray(2, connection.createArrayOf("text", orders(to.getValue())));
        move.setArray(3, connection.createArrayOf("text", times(to.getValue())));
        move.executeUpdate();
      }
    }
  }

  private static Object[] orders(List<Move> moves) {
    return moves.stream().map(move -> move.order().toString()).toArray();
  }

  private static Object[] times(List<Move> moves) {
    return moves.stream().map(move -> move.since().toString()).toArray();
  }
}
