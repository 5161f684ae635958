package live.maguey.cli.outages;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import live.maguey.cli.up.FreePort;
import live.maguey.persistence.Migrations;

/// A PostgreSQL of its own whose commits reach the disk, which is stopped and started again on the
/// same port while a server works on it.
public final class RestartableDatabase implements AutoCloseable {
  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;

  /// @param folder empty
  public RestartableDatabase(Path folder) {
    this.folder = folder;
    this.port = FreePort.any();
    this.server = started();
    var _ = new Migrations(server.getPostgresDatabase()).migrate();
  }

  /// The settings of a server that works on it.
  public Map<String, String> settings() {
    return Map.of(
        "database.url", server.getJdbcUrl("postgres", "postgres"), "database.user", "postgres");
  }

  /// As an administrator stops it: sessions are ended, what is committed is kept.
  public void stop() {
    try {
      server.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public void start() {
    server = started();
  }

  private EmbeddedPostgres started() {
    try {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(folder)
          .setCleanDataDirectory(false)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("jit", "off")
          .start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
