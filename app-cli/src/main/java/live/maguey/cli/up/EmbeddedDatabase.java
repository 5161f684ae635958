package live.maguey.cli.up;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// PostgreSQL 15 as a child of this process, with its files in a folder. Commits reach the disk:
/// what was paid before a power cut is there after it.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String USER = "postgres";
  private static final String NAME = "maguey";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /// Starts on the files in `folder`, creating them the first time. A server that a killed process
  /// left running on them is stopped first: its clients are gone, and its work is committed.
  ///
  /// @param folder nobody else's, see [DataFolder]
  /// @throws CannotStart when it does not come up, or another server answers in its place
  public static EmbeddedDatabase start(Path folder) {
    stopOrphan(folder);
    EmbeddedPostgres postgres;
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "100")
              .setServerConfig("jit", "off")
              .start();
    } catch (IOException | IllegalStateException fault) {
      throw new CannotStart(
          "The embedded PostgreSQL did not start on " + folder + ": " + fault.getMessage(), fault);
    }
    EmbeddedDatabase started = new EmbeddedDatabase(postgres);
    try {
      started.refuseForeign(folder);
      started.createOnce();
    } catch (SQLException fault) {
      started.close();
      throw new CannotStart(
          "The embedded PostgreSQL does not answer: " + fault.getMessage(), fault);
    } catch (CannotStart foreign) {
      started.close();
      throw foreign;
    }
    return started;
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + NAME;
  }

  public String user() {
    return USER;
  }

  /// If the port was taken at the last moment, another server would answer, and we would write to
  /// it.
  private void refuseForeign(Path folder) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet said = statement.executeQuery("SELECT current_setting('data_directory')")) {
      said.next();
      Path directory = Path.of(said.getString(1));
      if (!isSame(directory, folder)) {
        throw new CannotStart(
            "Another PostgreSQL ("
                + directory
                + ") answers on port "
                + postgres.getPort()
                + ". Nothing was written to it. Start again.");
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException notHere) {
      return false;
    }
  }

  private void createOnce() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean exists;
      try (ResultSet found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        exists = found.next();
      }
      if (!exists) {
        statement.execute("CREATE DATABASE " + NAME + " ENCODING 'UTF8' TEMPLATE template0");
      }
    }
  }

  private static void stopOrphan(Path folder) {
    Optional<ProcessHandle> orphan = postmaster(folder);
    if (orphan.isEmpty()) {
      return;
    }
    // SIGINT is PostgreSQL's fast shutdown: sessions end, what is committed is kept.
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start().waitFor();
      orphan.get().onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException fault) {
      throw new CannotStart(
          "A PostgreSQL (process "
              + orphan.get().pid()
              + ") from before still runs on "
              + folder
              + " and does not stop. End it and start again.",
          fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while stopping PostgreSQL.", interrupted);
    }
  }

  /// The live server that the pid file names, unless the number is another program's by now.
  private static Optional<ProcessHandle> postmaster(Path folder) {
    Path file = folder.resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("").contains("postgres"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
