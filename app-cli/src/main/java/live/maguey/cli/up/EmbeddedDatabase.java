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
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import live.maguey.cli.command.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL 15 as a child of this process, with its files in a folder. Commits reach the disk:
/// what was paid before a power cut is there after it.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String USER = "postgres";
  private static final String NAME = "maguey";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Postmaster postmaster;
  private final Consumer<String> told;
  private final ReentrantLock changing = new ReentrantLock();
  private final EmbeddedPostgres postgres;
  private boolean closed;

  private EmbeddedDatabase(
      Postmaster postmaster, Consumer<String> told, EmbeddedPostgres postgres) {
    this.postmaster = postmaster;
    this.told = told;
    this.postgres = postgres;
  }

  /// Starts on the files in `folder`, creating them the first time. A server that a killed process
  /// left running on them is stopped first: its clients are gone, and its work is committed. One
  /// that dies is started again, on the same port, until this is closed.
  ///
  /// @param folder nobody else's, see [live.maguey.cli.command.DataFolder]
  /// @throws CannotStart when it does not come up, or another server answers in its place
  public static EmbeddedDatabase start(Path folder) {
    return start(folder, _ -> {});
  }

  /// As [#start(Path)].
  ///
  /// @param told what a person should hear of it later
  static EmbeddedDatabase start(Path folder, Consumer<String> told) {
    Postmaster postmaster = new Postmaster(folder);
    postmaster.stop();
    EmbeddedDatabase started = new EmbeddedDatabase(postmaster, told, launch(postmaster));
    try {
      started.refuseForeign();
      started.createOnce();
      started.watch();
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

  private static EmbeddedPostgres launch(Postmaster postmaster) {
    Path folder = postmaster.folder();
    Path log = postmaster.log();
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(log);
      ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
      return EmbeddedPostgres.builder()
          .setDataDirectory(folder)
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setOutputRedirector(output)
          .setErrorRedirector(output)
          .setPGStartupWait(START)
          .setPort(FreePort.any())
          // Whatever the caller's locale is called, this machine may not have it.
          .setLocaleConfig("locale", "C")
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("max_connections", "100")
          .setServerConfig("jit", "off")
          .start();
    } catch (IOException | IllegalStateException fault) {
      throw new CannotStart(
          "The embedded PostgreSQL did not start on "
              + folder
              + ": "
              + postmaster.lastWords().orElseGet(() -> String.valueOf(fault.getMessage()))
              + " ("
              + log
              + " has the rest.)",
          fault);
    }
  }

  /// Has it started again whenever it ends without having been told to.
  private void watch() {
    postmaster
        .running()
        .ifPresent(process -> {
          Path programs =
              Objects.requireNonNull(Path.of(process.info().command().orElseThrow()).getParent());
          process.onExit().thenRunAsync(() -> died(programs), Thread::startVirtualThread);
        });
  }

  private void died(Path programs) {
    Duration pause = FIRST_PAUSE;
    while (!tryAgain(programs)) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return;
      }
      pause = pause.multipliedBy(2);
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        pause = LONGEST_PAUSE;
      }
    }
  }

  /// @return whether it runs, or is not wanted any more
  private boolean tryAgain(Path programs) {
    changing.lock();
    try {
      if (closed) {
        return true;
      }
      LOG.error("PostgreSQL stopped unexpectedly; starting it again");
      told.accept("PostgreSQL stopped unexpectedly. Starting it again.");
      if (!postmaster.restart(programs, START)) {
        LOG.error("PostgreSQL did not start again: {}", postmaster.lastWords().orElse("no word"));
        return false;
      }
      watch();
      told.accept("PostgreSQL is running again.");
      return true;
    } catch (IOException noProgram) {
      LOG.error("PostgreSQL cannot be started again", noProgram);
      return false;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      changing.unlock();
    }
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + NAME;
  }

  public String user() {
    return USER;
  }

  /// If the port was taken at the last moment, another server would answer, and we would write to
  /// it.
  private void refuseForeign() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet said = statement.executeQuery("SELECT current_setting('data_directory')")) {
      said.next();
      Path directory = Path.of(said.getString(1));
      if (!isSame(directory, postmaster.folder())) {
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

  @Override
  public void close() {
    changing.lock();
    try {
      closed = true;
      postgres.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } finally {
      changing.unlock();
    }
  }
}
