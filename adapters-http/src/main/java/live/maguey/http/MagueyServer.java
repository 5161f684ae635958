package live.maguey.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import live.maguey.http.emails.ResendWebhookRoutes;
import live.maguey.http.events.EventRoutes;
import live.maguey.http.gate.GateRoutes;
import live.maguey.http.health.HealthRoutes;
import live.maguey.http.health.Probes;
import live.maguey.http.orders.OrderRoutes;
import live.maguey.http.server.AnswerInTime;
import live.maguey.http.server.CannotListen;
import live.maguey.http.server.Connections;
import live.maguey.http.server.ContractRoutes;
import live.maguey.http.server.Drain;
import live.maguey.http.server.HttpSettings;
import live.maguey.http.server.NowhereRoutes;
import live.maguey.http.server.Problems;
import live.maguey.http.server.RateLimit;
import live.maguey.http.server.RequestLog;
import live.maguey.http.server.RouteTable;
import live.maguey.http.server.Routes;
import live.maguey.http.server.SecurityHeaders;
import live.maguey.http.server.UseCases;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.contract.ContractPageRoutes;
import live.maguey.http.web.gate.GatePageRoutes;
import live.maguey.http.web.shop.CheckoutRoutes;
import live.maguey.http.web.shop.ErrorPages;
import live.maguey.http.web.shop.EventPageRoutes;
import live.maguey.http.web.shop.FileRoutes;
import live.maguey.http.web.shop.FindRoutes;
import live.maguey.http.web.shop.OrderPageRoutes;
import live.maguey.http.web.shop.VenueRoutes;
import live.maguey.http.webhooks.StripeWebhookRoutes;
import live.maguey.shared.Ids;

/// The server: API, webhooks, pages, health. Requests run on virtual threads and may block.
public final class MagueyServer {
  /// What a client may send at most before a route's own limit is known.
  private static final int LARGEST_BODY = 1024 * 1024;

  private static final Duration IDLE_CONNECTIONS_CLOSE = Duration.ofMillis(500);

  private final WebServer server;
  private final Duration patience;
  private final Drain drain;
  private final Connections connections;
  private final HttpSettings settings;
  private final List<RouteTable.Route> routes;

  /// @param metrics the registry's figures in Prometheus' text format
  public MagueyServer(
      HttpSettings settings,
      UseCases useCases,
      Probes probes,
      MeterRegistry meters,
      Supplier<String> metrics) {
    Drain drain = new Drain();
    Pages pages = Pages.load(settings, useCases.venue());
    RateLimit orders =
        RateLimit.perNetwork(settings.limits().ordersPerMinute(), settings.trustedProxies());
    this(
        settings,
        useCases.ids(),
        meters,
        drain,
        new ErrorPages(pages),
        problems -> {
          List<Routes> routes = new ArrayList<>(api(settings, useCases, problems, orders));
          routes.addAll(shop(settings, useCases, problems, orders, pages));
          routes.add(new GatePageRoutes(pages, settings.zone()));
          routes.add(new HealthRoutes(probes, metrics, drain::hasBegun));
          routes.add(new ContractRoutes());
          routes.add(new ContractPageRoutes(pages, settings.site()));
          routes.add(new NowhereRoutes());
          return routes;
        });
  }

  MagueyServer(
      HttpSettings settings,
      Ids ids,
      MeterRegistry meters,
      Drain drain,
      Problems.ErrorPage errorPage,
      Function<Problems, List<Routes>> routes) {
    SecurityHeaders security = new SecurityHeaders(settings);
    Problems problems = new Problems(security, errorPage);
    RouteTable table = new RouteTable(settings.site());
    routes.apply(problems).forEach(r -> r.into(table));
    HttpRouting.Builder routing =
        HttpRouting.builder()
            .addFilter(new RequestLog(ids, meters, drain))
            .addFilter(new AnswerInTime());
    this.connections = new Connections(settings.limits().clients(), meters);
    problems.register(routing);
    table.register(routing, security);
    this.settings = settings;
    this.routes = table.routes();
    this.drain = drain;
    this.patience = settings.drain();
    this.server =
        WebServer.builder()
            .host(settings.bind())
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(IDLE_CONNECTIONS_CLOSE)
            .maxPayloadSize(LARGEST_BODY)
            .protocolsDiscoverServices(false)
            .addConnectionSelector(connections)
            .connectionOptions(options -> options.readTimeout(Duration.ZERO))
            .directHandlers(Problems.direct())
            .routing(routing)
            .build();
  }

  private static List<Routes> api(
      HttpSettings settings, UseCases useCases, Problems problems, RateLimit orders) {
    HttpSettings.Limits limits = settings.limits();
    return List.of(
        new EventRoutes(useCases, problems, settings.site()),
        new OrderRoutes(useCases, problems, orders, settings),
        new GateRoutes(
            useCases.recogniseDevice(),
            useCases.watchEvent(),
            useCases.admitGuest(),
            useCases.venue(),
            problems,
            limits.apiBody()),
        new StripeWebhookRoutes(useCases.receiveWebhook(), problems, limits.webhookBody()),
        new ResendWebhookRoutes(useCases.recordDelivery(), problems, limits.webhookBody()));
  }

  private static List<Routes> shop(
      HttpSettings settings, UseCases useCases, Problems problems, RateLimit orders, Pages pages) {
    PosterPrints prints = new PosterPrints(useCases.posterPress());
    return List.of(
        new EventPageRoutes(useCases, problems, pages, prints),
        new VenueRoutes(useCases, pages),
        new FindRoutes(useCases, pages, settings),
        new CheckoutRoutes(useCases, problems, pages, prints, orders, settings),
        new OrderPageRoutes(useCases, problems, pages, prints, settings.site()),
        new FileRoutes(useCases.browseEvents(), pages, prints));
  }

  /// @throws CannotListen when the port is taken, or the address is not this machine's
  public MagueyServer start() {
    CannotListen.unlessFree(settings.bind(), settings.port());
    server.start();
    // Helidon only logs a port that it cannot bind: another program took it since the line above.
    if (!server.isRunning() || server.port() <= 0) {
      server.stop();
      throw CannotListen.taken(settings.bind(), settings.port());
    }
    connections.start();
    return this;
  }

  /// Every route that it answers, as `GET /api/events/{slug}`.
  public List<String> routes() {
    return routes.stream().map(RouteTable.Route::toString).toList();
  }

  /// The same with what holds for them.
  public List<RouteTable.Route> table() {
    return routes;
  }

  /// The port that it listens on.
  public int port() {
    return server.port();
  }

  /// Says that it is not ready any more, refuses new requests and waits for those in flight.
  public void stop() {
    drain.begin(patience);
    connections.end(IDLE_CONNECTIONS_CLOSE);
    server.stop();
  }
}
