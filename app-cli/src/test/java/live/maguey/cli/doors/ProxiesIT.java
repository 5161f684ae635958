package live.maguey.cli.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import live.maguey.api.settings.DemoSettings;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.sandbox.stripe.StripeSignature;
import live.maguey.sandbox.wire.SigningSecrets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The proxies of README's "Production", Debian's own, in front of a real server.
@Tag("full")
class ProxiesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PER_MINUTE = 3;

  @AutoClose
  private static final RunningServer SERVER =
      RunningServer.open(
          Map.of(
              "proxies", "1",
              "sales.orders-per-minute", Integer.toString(PER_MINUTE),
              "sales.holds-per-network", "1000"));

  @TempDir private Path folder;

  @Test
  void nginx_as_readme_shows_it() throws Exception {
    try (Proxy proxy = Proxy.nginx(SERVER.site().getPort(), folder, false)) {
      everythingPasses(proxy, "127.0.0.2", "127.0.0.3");
    }
  }

  @Test
  void nginx_with_its_own_default_towards_the_upstream() throws Exception {
    try (Proxy proxy = Proxy.nginx(SERVER.site().getPort(), folder, true)) {
      everythingPasses(proxy, "127.0.0.4", "127.0.0.5");
    }
  }

  @Test
  void haproxy_as_readme_shows_it() throws Exception {
    try (Proxy proxy = Proxy.haproxy(SERVER.site().getPort(), folder)) {
      everythingPasses(proxy, "127.0.0.6", "127.0.0.7");
    }
  }

  private void everythingPasses(Proxy proxy, String one, String other) throws Exception {
    Event event = SERVER.event();
    try (HttpClient first = from(one);
        HttpClient second = from(other)) {
      Await.until(() -> assertThat(status(first, proxy.site())).isEqualTo(200));
      HttpResponse<String> page = get(first, proxy.site().resolve("/events/" + event.slug()));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("</html>");
      assertThat(get(first, proxy.site().resolve("/metrics")).statusCode()).isEqualTo(404);

      webhooksKeepTheirBytes(first, proxy.site());
      addressesAreCounted(first, second, proxy.site(), event);
      assertThat(
              post(second, proxy.site(), "/checkout", "x".repeat(200_000), Map.of()).statusCode())
          .isEqualTo(413);
    }
  }

  /// Whatever a forged header says, the address that the proxy saw counts, each for itself.
  private static void addressesAreCounted(
      HttpClient first, HttpClient second, URI site, Event event) throws Exception {
    String order = JSON.writeValueAsString(Guest.choice(SERVER, event, 1));
    for (int i = 0; i < PER_MINUTE; i++) {
      Map<String, String> forged =
          Map.of("Content-Type", "application/json", "X-Forwarded-For", "203.0.113." + i);
      assertThat(post(first, site, "/api/orders", order, forged).statusCode()).isNotEqualTo(429);
    }
    Map<String, String> json = Map.of("Content-Type", "application/json");
    assertThat(post(first, site, "/api/orders", order, json).statusCode()).isEqualTo(429);
    assertThat(post(second, site, "/api/orders", order, json).statusCode()).isNotEqualTo(429);
  }

  /// The signature is over the raw body: spaces, line breaks, accents, and a size near the limit.
  private static void webhooksKeepTheirBytes(HttpClient client, URI site) throws Exception {
    StripeSignature signature =
        new StripeSignature(SERVER.clock(), new SigningSecrets(DemoSettings.STRIPE_WEBHOOK_SECRET));
    String event =
        """
        { "id":"evt_%s", "object" : "event",\r\n\t"type":"customer.created",
          "created": %d, "livemode":false, "api_version": "2015-10-16",
          "data":{"object":{"id":"cus_1","object":"customer","name":"Noche El\u00e9ctrica %s"}} }
        """;
    for (int size : new int[] {1, 400_000}) {
      String body =
          event.formatted(
              UUID.randomUUID().toString().replace("-", ""),
              SERVER.clock().instant().getEpochSecond(),
              "x".repeat(size));
      assertThat(
              post(client, site, "/webhooks/stripe", body, signature.headers("evt", body, false))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpClient from(String address) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .localAddress(InetAddress.getByName(address))
        .build();
  }

  private static int status(HttpClient client, URI address) throws Exception {
    try {
      return get(client, address).statusCode();
    } catch (ConnectException notListeningYet) {
      return 0;
    }
  }

  private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      HttpClient client, URI site, String path, String body, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
