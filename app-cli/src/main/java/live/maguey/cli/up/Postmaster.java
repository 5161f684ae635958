package live.maguey.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.maguey.cli.command.CannotStart;

/// The PostgreSQL process on one folder, of this run or an earlier one: found by its pid file,
/// stopped, started again with PostgreSQL's own tools.
///
/// @param folder its data directory
public record Postmaster(Path folder) {
  private static final Duration STOP = Duration.ofSeconds(20);

  /// What it and its tools say, in the folder beside its own.
  private static final String LOG_FILE = "postgres.log";

  Path log() {
    return folder.resolveSibling(LOG_FILE);
  }

  /// What the child said last, but for the advice that its tools end with.
  Optional<String> lastWords() {
    try {
      List<String> lines =
          Files.readString(log(), StandardCharsets.ISO_8859_1)
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

  /// Ends a server that a killed process left running: its clients are gone, and what they
  /// committed stays.
  ///
  /// @throws CannotStart when it does not end
  public void stop() {
    Optional<ProcessHandle> orphan = running();
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
  Optional<ProcessHandle> running() {
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

  /// Starts one that has ended. `pg_ctl restart` gives it the options that it had, its port among
  /// them.
  boolean restart(Path programs, Duration patience) throws IOException, InterruptedException {
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
            Long.toString(patience.toSeconds()),
            "restart"));
    ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log().toFile());
    return new ProcessBuilder(command)
            .redirectOutput(output)
            .redirectError(output)
            .start()
            .waitFor()
        == 0;
  }
}
