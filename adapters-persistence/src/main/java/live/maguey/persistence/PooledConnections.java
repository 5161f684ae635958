package live.maguey.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import live.maguey.shared.Unavailable;

/// Hands Helidon connections of our own pool, so that migrations and COPY share it.
record PooledConnections(HikariDataSource pool, Turns turns) implements JdbcConnectionPool {
  @Override
  public Connection connection() {
    try {
      return turns.connect(pool);
    } catch (SQLException unreachable) {
      throw new Unavailable("no connection to the database", unreachable);
    }
  }

  @Override
  public String dbType() {
    return "postgresql";
  }

  @Override
  public String name() {
    return "maguey";
  }

  @Override
  public String type() {
    return "hikari";
  }
}
