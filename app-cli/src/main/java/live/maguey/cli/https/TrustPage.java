package live.maguey.cli.https;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Gives a phone the authority's certificate, which is public, over plain http: before it trusts
/// that, it takes nothing over https.
final class TrustPage implements AutoCloseable {
  private final HttpServer server;

  private TrustPage(HttpServer server) {
    this.server = server;
  }

  /// @throws IOException when nobody can listen there
  static TrustPage start(byte[] certificate, InetAddress at, int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(at, port), 0);
    server.createContext("/", exchange -> send(exchange, certificate));
    server.start();
    return new TrustPage(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void send(HttpExchange exchange, byte[] certificate) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-x509-ca-cert");
      exchange
          .getResponseHeaders()
          .set("Content-Disposition", "attachment; filename=\"maguey.crt\"");
      exchange.sendResponseHeaders(200, certificate.length);
      exchange.getResponseBody().write(certificate);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
