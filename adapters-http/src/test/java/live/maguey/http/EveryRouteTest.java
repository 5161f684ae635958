package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.http.web.shop.ShopServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every route of the server with nonsense in every header, cookie and query: never a fault of
/// ours, never a word of what is inside.
@Requirement("UX-02")
class EveryRouteTest {
  /// What strangers, scanners and broken proxies send in the place of a value.
  private static final List<String> NONSENSE =
      List.of(
          "",
          ";",
          ",",
          "=",
          ";;==,,",
          "; q=",
          ";q=1",
          "en;q=",
          "es;q=x, en;q=9",
          "en-;q=0.5.5",
          "*",
          "\"",
          "\"\\",
          "'",
          "%",
          "%zz",
          "%00",
          "%ff%fe",
          "\u00ff\u00fe",
          "\t",
          "null",
          "-1",
          "99999999999999999999",
          "1e400",
          "bytes=9-1",
          "Bearer",
          "Bearer ",
          "Basic OjA=",
          "a/b/c; d",
          "text/html;q=;",
          "application/json; charset=utf-7",
          "[",
          "]:443",
          "::zz, , 1.2.3.4:99999",
          "Thu, 99 Foo 2026 99:99:99 GMT",
          "x".repeat(3_000),
          ";".repeat(1_000),
          "en,".repeat(800));

  private static final int ONE_IN = 5;
  private static final ShopServer SERVER = new ShopServer();
  private static final Event NIGHT =
      SERVER.add(SampleEvents.tonight(SERVER.ids).slug("noche-de-humo").tier("General", 10));

  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void there_are_routes() {
    assertThat(SERVER.server().routes()).hasSizeGreaterThan(20).contains("GET /", "POST /checkout");
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Authorization",
        "Cache-Control",
        "Content-Encoding",
        "Content-Type",
        "Cookie",
        "Expect",
        "Forwarded",
        "Idempotency-Key",
        "If-Modified-Since",
        "If-None-Match",
        "Origin",
        "Range",
        "Referer",
        "Sec-Fetch-Site",
        "Stripe-Signature",
        "svix-id",
        "svix-signature",
        "svix-timestamp",
        "TE",
        "Upgrade",
        "User-Agent",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Port",
        "X-Forwarded-Proto",
        "X-Request-Id"
      })
  void a_header_full_of_nonsense_is_no_fault_of_ours(String header) throws IOException {
    eachRoute((connection, method, path) -> {
      for (String value : some(path + header)) {
        connection.ask(method, path, header + ": " + value);
      }
    });
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lang", "browser", "orders", "", "__Host-x"})
  void a_cookie_full_of_nonsense_is_no_fault_of_ours(String cookie) throws IOException {
    eachRoute((connection, method, path) -> {
      for (String value : some(path + cookie)) {
        connection.ask(method, path, "Cookie: " + cookie + "=" + value + "; lang=; =; orders");
      }
    });
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lang", "back", "event", "tier.", "q.", "order", "format", ""})
  void a_query_full_of_nonsense_is_no_fault_of_ours(String name) throws IOException {
    eachRoute((connection, method, path) -> {
      for (String value : some(path + name)) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        connection.ask(method, path + "?" + name + "=" + encoded, "Accept: */*");
        connection.ask(method, path + "?" + name + "&&=&" + name + "=" + encoded, "Accept: */*");
      }
      for (String raw : List.of("%", "%zz", "=%ff", "a=%e9", "&", "?", "a=b=c")) {
        connection.ask(method, path + "?" + name + raw, "Accept: */*");
      }
    });
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ";|en",
        "es|es",
        "es-MX,en;q=0.5|es",
        "fr, es;q=0.2, en;q=0.9|en",
        "es;q=0, en|en",
        "ES|es",
        "fr;q=;, es;q=1|es",
        "est|en"
      })
  void the_page_is_in_the_language_that_the_browser_prefers(String accepted, String language)
      throws IOException {
    try (RawConnection connection = new RawConnection(SERVER.server().port())) {
      RawConnection.Answer page =
          connection
              .send("GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: " + accepted + "\r\n\r\n")
              .answer();
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.head()).containsIgnoringCase("content-language: " + language);
    }
  }

  @Test
  void a_form_full_of_nonsense_is_no_fault_of_ours() throws IOException {
    eachRoute((connection, method, path) -> {
      if (method.equals("POST")) {
        for (String value : NONSENSE) {
          connection.post(path, "event=" + value + "&=" + value);
          connection.post(path, "{\"" + value.replace("\"", "") + "\":1}");
        }
      }
    });
    assertThat(faults).isEmpty();
  }

  private static String start(String line) {
    return line.length() > 120 ? line.substring(0, 120) + "…" : line;
  }

  @FunctionalInterface
  private interface Nonsense {
    void at(Asking connection, String method, String path) throws IOException;
  }

  /// Every fifth, another one for each route and name: all of them on every route take half a
  /// minute.
  private static List<String> some(String where) {
    int first = Math.floorMod(where.hashCode(), ONE_IN);
    return IntStream.range(0, NONSENSE.size())
        .filter(i -> i % ONE_IN == first)
        .mapToObj(NONSENSE::get)
        .toList();
  }

  private void eachRoute(Nonsense nonsense) throws IOException {
    try (Asking connection = new Asking()) {
      for (String route : SERVER.server().routes()) {
        int blank = route.indexOf(' ');
        nonsense.at(connection, route.substring(0, blank), filled(route.substring(blank + 1)));
      }
    }
  }

  /// A path as the template has it: the event's own name where one is asked for.
  private static String filled(String template) {
    Map<String, String> known =
        Map.of("{event}", NIGHT.slug().toString(), "{slug}", NIGHT.slug().toString());
    String path = template;
    for (Map.Entry<String, String> entry : known.entrySet()) {
      path = path.replace(entry.getKey(), entry.getValue());
    }
    return path.replaceAll("\\{[^}]*}", "no-such-one");
  }

  /// Asks over one connection after the other, and writes down what was answered wrongly.
  private final class Asking implements AutoCloseable {
    private RawConnection connection = new RawConnection(SERVER.server().port());

    private Asking() throws IOException {}

    void ask(String method, String path, String header) throws IOException {
      String body = method.equals("POST") ? "Content-Length: 0\r\n" : "";
      tell(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + body + header + "\r\n\r\n");
    }

    void post(String path, String body) throws IOException {
      int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
      String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
      tell(
          "POST "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
              + type
              + "\r\nContent-Length: "
              + length
              + "\r\n\r\n"
              + body);
    }

    private void tell(String request) throws IOException {
      RawConnection.Answer answer = connection.send(request).answer();
      // 503 is what a route says whose vendor is away; nothing in this server is.
      if (answer.status() == 0
          || answer.status() >= 500
          || answer.body().contains("Exception")
          || answer.body().contains("\tat ")) {
        faults.add(
            answer.status()
                + " for "
                + request.lines().limit(4).map(EveryRouteTest::start).toList());
      }
      if (answer.closes()) {
        connection.close();
        connection = new RawConnection(SERVER.server().port());
      }
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
