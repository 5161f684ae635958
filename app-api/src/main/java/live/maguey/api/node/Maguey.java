package live.maguey.api.node;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import live.maguey.api.Application;
import live.maguey.api.AtStripe;
import live.maguey.api.BackingUp;
import live.maguey.api.Stores;
import live.maguey.api.doctor.DeepParts;
import live.maguey.api.doctor.Instruments;
import live.maguey.api.schema.Schema;
import live.maguey.api.schema.SchemaNewer;
import live.maguey.api.schema.SchemaOfAnother;
import live.maguey.api.schema.SchemaOutdated;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.emails.SendQueuedEmails;
import live.maguey.holds.ExpireHolds;
import live.maguey.http.MagueyServer;
import live.maguey.http.connections.CannotListen;
import live.maguey.payments.PaymentGateway;
import live.maguey.refunds.SendRefunds;
import live.maguey.shared.Unavailable;
import live.maguey.webhooks.ProcessWebhooks;

/// One node: the HTTP server, the workers and the timed jobs. Any number of them may run on one
/// database.
public final class Maguey implements AutoCloseable {
  /// Few claimers with small batches: a claim steps over the rows that others hold.
  private static final int WEBHOOK_WORKERS = 2;

  private static final int MAIL_WORKERS = 4;

  private static final Duration REST = Duration.ofMillis(200);

  /// How often counts are written that came together.
  private static final Duration WRITTEN = Duration.ofSeconds(2);

  private final Stores stores;
  private final Application application;
  private final MagueyServer server;
  private final Ops ops;
  private final Workers workers;
  private final Jobs jobs;

  private Maguey(
      Stores stores,
      Application application,
      MagueyServer server,
      Ops ops,
      Workers workers,
      Jobs jobs) {
    this.stores = stores;
    this.application = application;
    this.server = server;
    this.ops = ops;
    this.workers = workers;
    this.jobs = jobs;
  }

  /// Starts on a database whose schema is up to date.
  ///
  /// @throws SchemaOutdated when it is not; `maguey migrate` brings it there
  /// @throws SchemaOfAnother when an early version began it
  /// @throws SchemaNewer when a newer program has been there
  /// @throws Unavailable when the database does not answer
  /// @throws CannotListen when the port is taken, or the address is not this machine's
  public static Maguey start(ServiceConfig config) {
    return start(config, Clock.systemUTC());
  }

  /// As [#start(ServiceConfig)], by a clock that a drill may move.
  public static Maguey start(ServiceConfig config, InstantSource clock) {
    return start(config, clock, Instruments.REAL);
  }

  /// As [#start(ServiceConfig, InstantSource)], with what a drill measures instead of the machine.
  public static Maguey start(ServiceConfig config, InstantSource clock, Instruments instruments) {
    Maguey started =
        start(
            config,
            clock,
            instruments,
            application -> application.at(config.stripe().account(), config.keys().payment()));
    Watchers.start(started.workers, config, started.stores, instruments);
    return started;
  }

  /// With another way to reach Stripe, to measure the server alone.
  public static Maguey start(ServiceConfig config, InstantSource clock, PaymentGateway gateway) {
    return start(config, clock, Instruments.REAL, application -> application.at(gateway));
  }

  private static Maguey start(
      ServiceConfig config,
      InstantSource clock,
      Instruments instruments,
      Function<Application, AtStripe> stripe) {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Listening.unlessFree(config.node());
    Stores stores = Stores.open(config.database(), instruments.meters().apply(meters), clock);
    Deque<AutoCloseable> started = new ArrayDeque<>(List.of(stores));
    try {
      Schema.requireCurrent(stores.database());
      Application application = Application.at(stores);
      application.signing().rotateKeys(config.keys().master()).ensure();
      Serving serving = new Serving(config, application, stores, stripe.apply(application));
      Ops ops = Ops.of(serving, stores, meters, DeepParts.of(config, stores, instruments));
      MagueyServer server =
          new MagueyServer(
                  Listening.publicly(config),
                  serving.shop(),
                  serving.counter(),
                  serving.gates(),
                  serving.callbacks(),
                  ops.running())
              .start();
      started.push(server::stop);
      started.push(ops.listen(config));
      Workers workers = new Workers(stores.ids());
      started.push(workers);
      startAll(workers, serving, new SettleFirst(clock));
      AlertWorkers.start(workers, application.telling().tellAlerts(config));
      Jobs jobs =
          new Jobs(
              stores.database().dataSource(),
              serving.stripe().healPayments(),
              application.paying().refundCancelled(),
              serving.endNight(),
              application.hosting().tellHosts(),
              application
                  .watching()
                  .watchStatus(
                      application
                          .lookUp()
                          .checkStatus(BackingUp.newest(config.operating().backups()))),
              application.watching().watchInvariants(),
              serving.housekeeping(),
              clock,
              new JobRuns(meters, clock, stores.ids()));
      started.push(jobs);
      jobs.start();
      return new Maguey(stores, application, server, ops, workers, jobs);
    } catch (RuntimeException fault) {
      started.forEach(part -> stop(part, fault));
      throw fault;
    }
  }

  /// Every route that it answers, as `GET /api/events/{slug}`.
  public List<String> routes() {
    return server.routes();
  }

  private static void stop(AutoCloseable part, RuntimeException fault) {
    try {
      part.close();
    } catch (Exception another) {
      fault.addSuppressed(another);
    }
  }

  public int port() {
    return server.port();
  }

  /// Where it listens for those who run the venue; empty where that is off.
  public OptionalInt opsPort() {
    return ops.port();
  }

  /// Every route that it answers there.
  public List<String> opsRoutes() {
    return ops.routes();
  }

  /// What it shares with the commands.
  public Application application() {
    return application;
  }

  public Stores stores() {
    return stores;
  }

  /// Refuses new requests, lets those in flight and every begun round of work finish, and stops.
  /// The rest stays leased until another node takes it over.
  @Override
  public void close() {
    server.stop();
    jobs.close();
    workers.close();
    ops.close();
    stores.close();
  }

  private static void startAll(Workers workers, Serving serving, SettleFirst first) {
    ProcessWebhooks processWebhooks = serving.processWebhooks();
    for (int i = 1; i <= WEBHOOK_WORKERS; i++) {
      String name = "webhooks-" + i;
      workers.start(
          name,
          REST,
          first.settling(name, () -> WorkLog.webhooks(processWebhooks.process(50, WorkLog.TRAIL))));
    }
    SendQueuedEmails sendQueuedEmails = serving.sendQueuedEmails();
    for (int i = 1; i <= MAIL_WORKERS; i++) {
      workers.startBusy(
          "mail-" + i,
          REST,
          first.following(() -> WorkLog.emails(sendQueuedEmails.send(10, WorkLog.TRAIL))));
    }
    workers.start("mail-answers", WRITTEN, serving::writeAnswers);
    SendRefunds sendRefunds = serving.stripe().sendRefunds();
    workers.start("refunds", REST, () -> WorkLog.refunds(sendRefunds.send(10, WorkLog.TRAIL)));
    ExpireHolds expireHolds = serving.stripe().expireHolds();
    workers.start("expiry", Duration.ofSeconds(1), () -> WorkLog.expired(expireHolds.expire(100)));
    workers.start("opening", REST, () -> WorkLog.opened(serving.openCheckout().openWaiting(20)));
  }
}
