package live.maguey.cli.outages;

import java.sql.SQLException;
import java.util.Map;

/// A moment between two steps, at which a node can die. It is made on a running server, before the
/// node that dies is there, and brings its guests to where the moment needs them.
interface KillPoint {
  /// What the table of `docs/reliability.md` says: `A node is killed …`, and what is asserted of
  /// the time after.
  Map<String, String> rows();

  /// Brings the node to the moment; it dies within a second of it.
  void reach(Locks locks) throws SQLException;

  /// What the world does while no node is there.
  default void meanwhile() {}

  /// What a client without an answer does when a node is there again.
  default void askAgain() {}

  void isHealed();
}
