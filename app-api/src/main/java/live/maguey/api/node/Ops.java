package live.maguey.api.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import live.maguey.api.Stores;
import live.maguey.api.doctor.DeepLook;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.email.ResendReach;
import live.maguey.http.MagueyServer;
import live.maguey.http.Running;
import live.maguey.http.health.OpsRoutes;
import live.maguey.http.health.Probe;
import live.maguey.http.health.Probes;
import live.maguey.http.health.Remembered;
import live.maguey.payments.PaymentGateway;
import live.maguey.persistence.jobs.BusinessFigures;
import live.maguey.persistence.jobs.Housekeeping;
import org.jspecify.annotations.Nullable;

/// What a node tells of itself, and the listener for what the public must not see of it.
final class Ops implements AutoCloseable {
  /// Resend's account takes five requests a second, emails among them.
  private static final Duration RESEND_REMEMBERED = Duration.ofSeconds(30);

  private final Running running;
  private final Supplier<String> metrics;
  private final DeepLook deep;
  private @Nullable MagueyServer listener;

  private Ops(Running running, Supplier<String> metrics, DeepLook deep) {
    this.running = running;
    this.metrics = metrics;
    this.deep = deep;
  }

  static Ops of(Serving serving, Stores stores, PrometheusMeterRegistry meters, DeepLook deep) {
    BusinessFigures figures = serving.figures(meters);
    return new Ops(
        new Running(
            stores.clock(),
            stores.ids(),
            serving.callers(),
            stores.live().changes(),
            meters,
            new Probes(probes(serving, stores.clock()), Duration.ofSeconds(2), stores.clock())),
        () -> {
          figures.refresh();
          return meters.scrape();
        },
        deep);
  }

  Running running() {
    return running;
  }

  /// Where the settings say so.
  Ops listen(ServiceConfig config) {
    if (!config.node().ops().isOff()) {
      listener =
          MagueyServer.ops(
                  Listening.ops(config), running, List.of(new OpsRoutes(metrics, deep::ask)))
              .start();
    }
    return this;
  }

  OptionalInt port() {
    return listener == null ? OptionalInt.empty() : OptionalInt.of(listener.port());
  }

  List<String> routes() {
    return listener == null ? List.of() : listener.routes();
  }

  @Override
  public void close() {
    if (listener != null) {
      listener.stop();
    }
  }

  private static List<Probe> probes(Serving serving, InstantSource clock) {
    Housekeeping housekeeping = serving.housekeeping();
    PaymentGateway gateway = serving.stripe().gateway();
    ResendReach resend = serving.resend();
    return List.of(
        new Probe("database", true, housekeeping::ping),
        new Probe("stripe", false, () -> gateway.events(clock.instant().plusSeconds(60), null)),
        new Probe("resend", false, new Remembered(resend::ask, RESEND_REMEMBERED, clock)));
  }
}
