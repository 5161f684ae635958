package live.maguey.persistence.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// The business in numbers, for `/metrics`: counted in the tables, so that they are exact on every
/// node and survive a restart. Counted at most every five seconds.
public final class BusinessFigures {
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final Database database;
  private final InstantSource clock;
  private final Map<HousekeepingSql, MultiGauge> counts = new EnumMap<>(HousekeepingSql.class);
  private final ReentrantLock counting = new ReentrantLock();
  private volatile double webhookLag;
  private volatile double emailLag;
  private Instant counted = Instant.MIN;

  public BusinessFigures(Database database, MeterRegistry meters, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    count(meters, HousekeepingSql.COUNT_ORDERS, "maguey.orders", "Orders by state");
    count(meters, HousekeepingSql.COUNT_EMAILS, "maguey.emails", "Mails by state");
    count(meters, HousekeepingSql.COUNT_WEBHOOKS, "maguey.webhooks", "Stripe events by state");
    count(meters, HousekeepingSql.COUNT_REFUNDS, "maguey.refunds", "Refunds by state");
    count(meters, HousekeepingSql.COUNT_SCANS, "maguey.scans", "Scans by verdict");
    count(meters, HousekeepingSql.COUNT_ALERTS, "maguey.alerts", "Open alerts by kind");
    Gauge.builder("maguey.webhook.lag.seconds", () -> webhookLag)
        .description("Age of the oldest Stripe event that waits")
        .register(meters);
    Gauge.builder("maguey.email.lag.seconds", () -> emailLag)
        .description("Age of the oldest mail that waits")
        .register(meters);
  }

  /// Counts again unless it was done within the last five seconds.
  public void refresh() {
    if (!counting.tryLock()) {
      return;
    }
    try {
      Instant now = clock.instant();
      if (counted.isAfter(now.minus(KEPT))) {
        return;
      }
      counts.forEach((sql, gauge) ->
          gauge.register(
              database.list(
                  sql,
                  Params.none(),
                  c -> MultiGauge.Row.of(Tags.of(label(sql), c.text("label")), c.longer("n"))),
              true));
      webhookLag = seconds(HousekeepingSql.OLDEST_WEBHOOK);
      emailLag = seconds(HousekeepingSql.OLDEST_EMAIL);
      counted = now;
    } finally {
      counting.unlock();
    }
  }

  private double seconds(HousekeepingSql sql) {
    List<Double> age = database.list(sql, Params.none(), c -> (double) c.longer("seconds"));
    return age.getFirst();
  }

  private void count(MeterRegistry meters, HousekeepingSql sql, String name, String description) {
    counts.put(sql, MultiGauge.builder(name).description(description).register(meters));
  }

  private static String label(HousekeepingSql sql) {
    return switch (sql) {
      case COUNT_SCANS -> "verdict";
      case COUNT_ALERTS -> "kind";
      default -> "state";
    };
  }
}
