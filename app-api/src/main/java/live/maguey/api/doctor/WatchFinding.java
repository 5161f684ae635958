package live.maguey.api.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.concurrent.Callable;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.api.settings.Stripe;

/// Looks at one thing by the clock, as `maguey doctor` does, while the server runs: an alert is
/// open as long as something is wrong with it.
public final class WatchFinding {
  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Duration EACH_MINUTE = Duration.ofMinutes(1);

  private final AlertKind kind;
  private final String subject;
  private final Duration between;
  private final Callable<Finding> check;
  private final Alerts alerts;
  private final InstantSource clock;

  /// Its one worker reads and writes it.
  private Instant due = Instant.MIN;

  WatchFinding(
      AlertKind kind,
      String subject,
      Duration between,
      Callable<Finding> check,
      Alerts alerts,
      InstantSource clock) {
    this.kind = kind;
    this.subject = subject;
    this.between = between;
    this.check = check;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// Whether the Stripe account settles in the currency that it charges.
  public static WatchFinding account(
      Stripe stripe, Currency currency, Alerts alerts, InstantSource clock) {
    return new WatchFinding(
        AlertKind.SETTLES_OTHERWISE,
        "stripe account",
        HOURLY,
        () -> StripeCheck.account(stripe, currency),
        alerts,
        clock);
  }

  /// Whether there is room where a node keeps its data. Each node has a disk of its own.
  ///
  /// @param node by which people know it
  public static WatchFinding disk(
      Path data, Room room, String node, Alerts alerts, InstantSource clock) {
    return new WatchFinding(
        AlertKind.DISK_LOW,
        "node " + node,
        EACH_MINUTE,
        () -> MachineCheck.folder(data, room),
        alerts,
        clock);
  }

  /// Whether the certificate of the public address ends soon; every node sees the same one.
  ///
  /// @param site at https
  public static WatchFinding certificate(
      URI site, Certificates certificates, Alerts alerts, InstantSource clock) {
    return new WatchFinding(
        AlertKind.CERTIFICATE_ENDS,
        "certificate of " + site.getHost(),
        HOURLY,
        () -> CertificateCheck.of(site, certificates, clock),
        alerts,
        clock);
  }

  public AlertKind kind() {
    return kind;
  }

  /// Looks at once, and then as often as it is due by the clock.
  public void watchWhenDue() {
    Instant now = clock.instant();
    if (!now.isBefore(due)) {
      due = now.plus(between);
      watch();
    }
  }

  /// Where no look is possible, the alert stays as it is.
  void watch() {
    Finding found = found();
    switch (found.level()) {
      case FAILED, WARNING ->
          alerts.raise(kind, subject, found.said() + ". " + found.advice(), clock.instant());
      case OK -> alerts.close(kind, subject, clock.instant());
      case NOT_CHECKED -> {}
    }
  }

  private Finding found() {
    try {
      return check.call();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Finding.notChecked(subject, "the server stops");
    } catch (RuntimeException fault) {
      throw fault;
    } catch (Exception broken) {
      return Finding.notChecked(subject, "the check failed: " + broken);
    }
  }
}
