package live.maguey.benchmarks.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program in a process of its own.
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Java, with the class path of this program.
  ///
  /// @param options of the Java machine
  /// @param main the class, then its arguments
  static Program java(Path log, List<String> options, List<String> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(main);
    return start(log, command, Map.of());
  }

  /// @param environment beside that of this program
  static Program start(Path log, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start(), log);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /// What it has taken of the processor since its start.
  Duration processor() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /// Its resident memory in bytes, as Linux counts it.
  long resident() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .map(line -> line.replaceAll("\\D", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElseThrow()
          * 1024;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /// @throws IllegalStateException with its last words, when it does not run
  void requireAlive() {
    if (process.isAlive()) {
      return;
    }
    try {
      List<String> said = Files.readAllLines(log);
      throw new IllegalStateException(
          "ended with "
              + process.exitValue()
              + ": "
              + String.join("\n", said.subList(Math.max(0, said.size() - 20), said.size())));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
