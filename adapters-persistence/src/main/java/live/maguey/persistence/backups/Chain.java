package live.maguey.persistence.backups;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.maguey.backups.CannotBackUp;

/// Programs of which each reads what the one before it writes. They end together: when one fails,
/// takes too long, or this process goes away, so do the others.
final class Chain implements AutoCloseable {
  private static final int LONGEST_COMPLAINT = 500;

  private final List<String> names;
  private final List<Process> processes;
  private final List<Path> complaints;
  private final Duration patience;
  private final CompletableFuture<Void> timer;
  private volatile boolean late;

  private Chain(
      List<String> names, List<Process> processes, List<Path> complaints, Duration patience) {
    this.names = names;
    this.processes = processes;
    this.complaints = complaints;
    this.patience = patience;
    this.timer = new CompletableFuture<>();
    var _ =
        timer
            .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(this::tooLate);
  }

  /// @param commands each a program's file and its words; they are given no input
  /// @param environment beside that of this process
  static Chain start(
      List<List<String>> commands, Map<String, String> environment, Duration patience) {
    List<ProcessBuilder> builders = new ArrayList<>();
    List<Path> complaints = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try {
      for (List<String> command : commands) {
        Path complaint = Files.createTempFile("maguey-", ".txt");
        complaints.add(complaint);
        names.add(String.valueOf(Path.of(command.getFirst()).getFileName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaint.toFile());
        builder.environment().putAll(environment);
        builders.add(builder);
      }
      List<Process> processes = ProcessBuilder.startPipeline(builders);
      processes.getFirst().getOutputStream().close();
      return new Chain(names, processes, complaints, patience);
    } catch (IOException fault) {
      complaints.forEach(Chain::forget);
      throw new CannotBackUp(
          String.join(" and ", names) + " do not start: " + fault.getMessage() + ".", fault);
    }
  }

  /// What the last one writes.
  InputStream output() {
    return processes.getLast().getInputStream();
  }

  /// Waits until all have ended.
  ///
  /// @return what those that failed complain of, in whole sentences; empty when none did
  /// @throws CannotBackUp when they take too long
  Optional<String> end() {
    try {
      for (Process process : processes) {
        process.waitFor();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CannotBackUp("Stopped.", stopped);
    }
    if (late) {
      throw new CannotBackUp(
          "%s took longer than %s. Give more time with --timeout."
              .formatted(String.join(" and ", names), inWords(patience)));
    }
    // Each may have failed because another did.
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      int code = processes.get(i).exitValue();
      if (code != 0) {
        failed.add(names.get(i) + " failed (" + code + "): " + complaint(i));
      }
    }
    return failed.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", failed));
  }

  private static String inWords(Duration time) {
    return time.toMinutes() >= 2 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private void tooLate() {
    if (processes.stream().anyMatch(Process::isAlive)) {
      late = true;
      processes.forEach(Process::destroyForcibly);
    }
  }

  private String complaint(int number) {
    try {
      String said = Files.readString(complaints.get(number), StandardCharsets.UTF_8).strip();
      String line = said.lines().findFirst().orElse("").strip();
      String words = line.substring(0, Math.min(line.length(), LONGEST_COMPLAINT));
      return words.endsWith(".") ? words : words + ".";
    } catch (IOException unreadable) {
      return "it says nothing.";
    }
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // It holds one line without a secret, in the system's folder for what may go.
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    timer.cancel(false);
    complaints.forEach(Chain::forget);
  }
}
