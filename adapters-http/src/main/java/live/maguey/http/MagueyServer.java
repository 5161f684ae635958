package live.maguey.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import live.maguey.http.connections.AnswerInTime;
import live.maguey.http.connections.CannotListen;
import live.maguey.http.connections.Connections;
import live.maguey.http.connections.Drain;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.connections.Work;
import live.maguey.http.live.LiveLimits;
import live.maguey.http.live.LiveStreams;
import live.maguey.http.routing.Limits;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RequestLog;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.SecurityHeaders;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.ErrorPages;
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
  private final CannotListen.Options options;
  private final List<RouteTable.Route> routes;

  public MagueyServer(
      HttpSettings settings,
      Shop shop,
      Counter counter,
      Gates gates,
      Callbacks callbacks,
      Running running) {
    Drain drain = new Drain();
    Limits limits = new Limits(settings, running.callers(), running.clock());
    Pages pages = Pages.load(settings, shop.venue());
    this(
        settings,
        running.ids(),
        running.meters(),
        drain,
        limits,
        new ErrorPages(pages),
        problems ->
            new AllRoutes(
                    settings,
                    shop,
                    counter,
                    running,
                    problems,
                    pages,
                    new LiveStreams(
                        running.changes(),
                        LiveLimits.DEFAULT,
                        settings.trustedProxies(),
                        running.meters(),
                        drain),
                    limits)
                .list(gates, callbacks, drain::hasBegun));
  }

  /// The listener beside the public's, for those who run the venue. It has no pages, its own
  /// traffic is in no figure, and it answers while the other one stops.
  ///
  /// @param routes that only programs ask
  public static MagueyServer ops(HttpSettings settings, Running running, List<Routes> routes) {
    return new MagueyServer(
        settings,
        CannotListen.Options.OF_OPS,
        running.ids(),
        new SimpleMeterRegistry(),
        new Drain(),
        new Limits(settings, running.callers(), running.clock()),
        (_, problem, _, _) -> problem.code().key(),
        _ -> routes);
  }

  MagueyServer(
      HttpSettings settings,
      Ids ids,
      MeterRegistry meters,
      Drain drain,
      Limits limits,
      Problems.ErrorPage errorPage,
      Function<Problems, List<Routes>> routes) {
    this(settings, CannotListen.Options.OF_SHOP, ids, meters, drain, limits, errorPage, routes);
  }

  private MagueyServer(
      HttpSettings settings,
      CannotListen.Options options,
      Ids ids,
      MeterRegistry meters,
      Drain drain,
      Limits limits,
      Problems.ErrorPage errorPage,
      Function<Problems, List<Routes>> routes) {
    SecurityHeaders security = new SecurityHeaders(settings);
    Problems problems = new Problems(security, errorPage);
    RouteTable table = new RouteTable(settings.site(), limits);
    routes.apply(problems).forEach(r -> r.into(table));
    HttpRouting.Builder routing =
        HttpRouting.builder()
            .addFilter(new RequestLog(ids, meters, drain))
            .addFilter(new AnswerInTime());
    this.connections = new Connections(settings.limits().clients(), meters);
    problems.register(routing);
    table.register(routing, security, new Work(settings.limits().work(), meters));
    this.settings = settings;
    this.options = options;
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
            .connectionOptions(each -> each.readTimeout(Duration.ZERO))
            .directHandlers(Problems.direct())
            .routing(routing)
            .build();
  }

  /// @throws CannotListen when the port is taken, or the address is not this machine's
  public MagueyServer start() {
    options.unlessFree(settings.bind(), settings.port());
    server.start();
    // Helidon only logs a port that it cannot bind: another program took it since the line above.
    if (!server.isRunning() || server.port() <= 0) {
      server.stop();
      throw options.taken(settings.bind(), settings.port());
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
