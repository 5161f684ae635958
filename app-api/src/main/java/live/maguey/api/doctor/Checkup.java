package live.maguey.api.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;

/// All checks, at once, each with the same limit of time.
public final class Checkup {
  private final Duration limit;

  /// @param limit that one check may take, however many answers it waits for
  public Checkup(Duration limit) {
    this.limit = limit;
  }

  /// @return in the order in which you fix them: settings, machine, database, then what is remote
  public List<Finding> of(KnownSettings settings) {
    Map<String, Callable<List<Finding>>> checks = new LinkedHashMap<>();
    checks.put("settings", () -> SettingsCheck.of(settings));
    checks.put("machine", () -> MachineCheck.of(settings.find("data", Path.class), Room.ON_DISK));
    checks.put("database", () -> DatabaseCheck.of(settings));
    checks.put("backups", () -> BackupCheck.of(settings));
    checks.put("stripe", () -> StripeCheck.of(settings));
    checks.put("resend", () -> ResendCheck.of(settings));
    checks.put("smtp", () -> SmtpCheck.of(settings));
    checks.put(
        "site",
        () ->
            SiteCheck.of(
                settings.find(ServiceConfig.Node.class).map(ServiceConfig.Node::site),
                settings.find("proxies", Integer.class).orElse(0)));
    return all(checks);
  }

  List<Finding> all(Map<String, Callable<List<Finding>>> checks) {
    return each(checks).values().stream().flatMap(List::stream).toList();
  }

  /// By check, in the same order.
  Map<String, List<Finding>> each(Map<String, Callable<List<Finding>>> checks) {
    long begun = System.nanoTime();
    Map<String, FutureTask<List<Finding>>> running = new LinkedHashMap<>();
    checks.forEach((subject, check) -> {
      FutureTask<List<Finding>> task = new FutureTask<>(check);
      Thread.ofVirtual().name("check-" + subject).start(task);
      running.put(subject, task);
    });
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    running.forEach((subject, task) -> findings.put(subject, outcome(subject, task, begun)));
    return findings;
  }

  private List<Finding> outcome(String subject, FutureTask<List<Finding>> task, long begun) {
    try {
      long left = limit.toNanos() - (System.nanoTime() - begun);
      return task.get(Math.max(1, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException slow) {
      task.cancel(true);
      return List.of(
          Finding.warning(
              Defect.CHECK_SLOW,
              subject,
              "no answer yet after " + limit.toSeconds() + " s: slow, or stuck",
              "Run `maguey doctor` again. If it stays so, look at the load of both sides, then at"
                  + " what stands between them."));
    } catch (ExecutionException failed) {
      return List.of(
          Finding.failed(
              Defect.CHECK_BROKEN,
              subject,
              "the check itself failed: " + failed.getCause(),
              "Please report this."));
    } catch (InterruptedException stopped) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return List.of(Finding.notChecked(subject, "interrupted"));
    }
  }
}
