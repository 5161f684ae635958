package live.maguey.sandbox.wire;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A web server on 127.0.0.1 and nowhere else.
public final class LocalServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
  private static final Map<String, HeaderName> HEADER_NAMES = new HashMap<>();

  private final WebServer server;

  private LocalServer(WebServer server) {
    this.server = server;
  }

  /// @param port 0 for any free one
  /// @param otherwise answers what no route matches
  /// @throws IllegalStateException with one readable sentence when the port is taken
  public static LocalServer start(
      String name, int port, List<Route> routes, Route.Endpoint otherwise) {
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .shutdownHook(false)
            // Stripe's clients send brackets bare in queries: expand[0]=payment_intent.
            .addProtocol(Http1Config.builder().validatePrologue(false).build())
            .shutdownGracePeriod(Duration.ofMillis(200))
            .routing(rules -> {
              for (Route route : routes) {
                rules.route(
                    Method.create(route.method()),
                    route.pattern(),
                    (req, res) ->
                        answer(route.method() + " " + route.pattern(), route.endpoint(), req, res));
              }
              rules.any(
                  "/*",
                  (req, res) -> answer(req.prologue().method().text() + " *", otherwise, req, res));
            })
            .build();
    if (isTaken(port)) {
      throw taken(name, port);
    }
    server.start();
    // Helidon logs a port that it cannot bind, and start() returns all the same.
    if (!server.isRunning()) {
      throw taken(name, port);
    }
    return new LocalServer(server);
  }

  private static boolean isTaken(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress("127.0.0.1", port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static IllegalStateException taken(String name, int port) {
    return new IllegalStateException(
        "Port %d for the lookalike of %s is taken: stop what listens there or choose another port."
            .formatted(port, name));
  }

  public URI base() {
    return URI.create("http://localhost:" + server.port());
  }

  private static void answer(
      String endpoint, Route.Endpoint handler, ServerRequest req, ServerResponse res) {
    Reply reply;
    try {
      reply = handler.answer(call(endpoint, req));
    } catch (ConnectionBroken e) {
      e.begun().ifPresent(half -> begin(half, res));
      throw new CloseConnectionException(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("sandbox failed on {}", endpoint, e);
      throw new CloseConnectionException("sandbox failed", e);
    }
    head(reply, res);
    res.send(reply.body());
  }

  private static void head(Reply reply, ServerResponse res) {
    res.status(Status.create(reply.status()));
    reply.headers().forEach((name, value) -> res.header(headerName(name), value));
  }

  private static void begin(Reply reply, ServerResponse res) {
    head(reply, res);
    try {
      // Never closed: closing would end the answer properly.
      OutputStream out = res.outputStream();
      out.write(reply.body(), 0, reply.body().length / 2);
      out.flush();
    } catch (IOException e) {
      LOG.debug("the client left before its reply was lost", e);
    }
  }

  private static Call call(String endpoint, ServerRequest req) {
    Map<String, String> parameters = new HashMap<>();
    var path = req.path().pathParameters();
    path.names().forEach(name -> parameters.put(name, path.get(name)));
    Map<String, String> headers = new HashMap<>();
    req.headers().forEach(h -> headers.putIfAbsent(h.headerName().lowerCase(), h.get()));
    byte[] body = req.content().hasEntity() ? req.content().as(byte[].class) : new byte[0];
    return new Call(
        endpoint, req.path().rawPath(), parameters, req.query().rawValue(), headers, body);
  }

  private static HeaderName headerName(String name) {
    synchronized (HEADER_NAMES) {
      return HEADER_NAMES.computeIfAbsent(
          name, n -> HeaderNames.create(n.toLowerCase(Locale.ROOT), n));
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
