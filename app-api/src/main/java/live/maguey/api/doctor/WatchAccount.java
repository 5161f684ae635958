package live.maguey.api.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.function.Supplier;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.api.settings.Stripe;

/// Looks whether the Stripe account settles in the currency that it charges, while the server runs:
/// an alert is open as long as it does not.
public final class WatchAccount {
  private static final AlertKind KIND = AlertKind.SETTLES_OTHERWISE;
  private static final String SUBJECT = "stripe account";
  private static final Duration BETWEEN = Duration.ofHours(1);

  private final Supplier<Finding> account;
  private final Alerts alerts;
  private final InstantSource clock;

  /// Its one worker reads and writes it.
  private Instant due = Instant.MIN;

  WatchAccount(Supplier<Finding> account, Alerts alerts, InstantSource clock) {
    this.account = account;
    this.alerts = alerts;
    this.clock = clock;
  }

  public static WatchAccount of(
      Stripe stripe, Currency currency, Alerts alerts, InstantSource clock) {
    return new WatchAccount(() -> asked(stripe, currency), alerts, clock);
  }

  /// Looks at once, and then once an hour by the clock.
  public void watchWhenDue() {
    Instant now = clock.instant();
    if (!now.isBefore(due)) {
      due = now.plus(BETWEEN);
      watch();
    }
  }

  /// An account that cannot be asked leaves the alert as it is.
  void watch() {
    Finding found = account.get();
    switch (found.level()) {
      case FAILED, WARNING ->
          alerts.raise(KIND, SUBJECT, found.said() + ". " + found.advice(), clock.instant());
      case OK -> alerts.close(KIND, SUBJECT, clock.instant());
      case NOT_CHECKED -> {}
    }
  }

  private static Finding asked(Stripe stripe, Currency currency) {
    try {
      return StripeCheck.account(stripe, currency);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Finding.notChecked("stripe", "the server stops");
    }
  }
}
