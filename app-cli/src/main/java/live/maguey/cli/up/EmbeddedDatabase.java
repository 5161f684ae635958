package live.maguey.cli.up;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// What it and its tools say, in the folder beside its own.
  private static final String LOG_FILE = "postgres.log";

  private final Path folder;
  private final Consumer<String> told;
  private final ReentrantLock changing = new ReentrantLock();
  private final EmbeddedPostgres postgres;
  private boolean closed;

  private EmbeddedDatabase(Path folder, Consumer<String> told, EmbeddedPostgres postgres) {
    this.folder = folder;
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
    stopOrphan(folder);
    EmbeddedDatabase started = new EmbeddedDatabase(folder, told, launch(folder));
    try {
      started.refuseForeign(folder);
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

  private static EmbeddedPostgres launch(Path folder) {
    Path log = log(folder);
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
              + lastWords(log).orElseGet(() -> String.valueOf(fault.getMessage()))
              + " ("
              + log
              + " has the rest.)",
          fault);
    }
  }

  /// What the child said last, but for the advice that its tools end with.
  private static Optional<String> lastWords(Path log) {
    try {
      List<String> lines =
          Files.readString(log, StandardCharsets.ISO_8859_1)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("Examine the log"))
              .toList();
      return lines.stream()
          .filter(line -> line.contains("FATAL") || line.contains("error:"))
          .reduce((_, later) -> later)
          .or(() -> lines.stream().reduce((_, later) -> later));
    } catch (IOException nothingSaid) {
      return Optional.empty();
    }
  }

  /// Has it started again whenever it ends without having been told to.
  private void watch() {
    postmaster(folder)
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
      if (again(programs) != 0) {
        LOG.error("PostgreSQL did not start again: {}", lastWords(log(folder)).orElse("no word"));
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

  /// `pg_ctl restart` gives it the options that it had, its port among them.
  private int again(Path programs) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            programs.resolve("pg_ctl").toString(),
            "-D",
            folder.toString(),
            "-w",
            "-t",
            Long.toString(START.toSeconds()),
            "restart"));
    ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log(folder).toFile());
    return new ProcessBuilder(command)
        .redirectOutput(output)
        .redirectError(output)
        .start()
        .waitFor();
  }

  private static Path log(Path folder) {
    return folder.resolveSibling(LOG_FILE);
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
