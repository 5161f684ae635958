package live.maguey.http.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Verdict;
import live.maguey.http.answers.PageWords;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.shared.Language;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement("UX-03")
class GatePageTest {
  @AutoClose private static final ShopServer SERVER = new ShopServer();

  @Test
  void the_page_may_use_the_camera_and_its_own_reader_and_nothing_else() {
    HttpResponse<String> page = SERVER.client().get("/gate");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(page, "Permissions-Policy"))
        .contains("camera=(self)", "microphone=()", "geolocation=()");
    assertThat(header(page, "Content-Security-Policy"))
        .contains(
            "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'")
        .doesNotContain("'unsafe-", "http");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(page, "X-Robots-Tag")).contains("noindex");
    assertThat(header(SERVER.client().get("/"), "Permissions-Policy")).contains("camera=()");
  }

  @Test
  void the_page_speaks_both_languages_and_leads_to_the_other() {
    String english = SERVER.client().get("/gate").body();
    HttpResponse<String> spanish = SERVER.client().get("/gate?lang=es");

    assertThat(english)
        .contains("<html lang=\"en\"", "data-language-url=\"/gate?lang=es\"", "Ready for doors")
        .contains("data-time-zone=\"America/Chicago\"");
    assertThat(spanish.body())
        .contains("<html lang=\"es\"", "data-language-url=\"/gate?lang=en\"", "Listo para abrir");
    assertThat(header(spanish, "Set-Cookie")).startsWith("lang=es");
    assertThat(SERVER.client().get("/gate", "Accept-Language", "es-MX").body())
        .contains("<html lang=\"es\"");
  }

  /// From the page through every module and style that they name: all of it is here.
  @Test
  void all_that_the_page_loads_is_ours_and_is_there() {
    Pattern address = Pattern.compile("(?:src|href)=\"([^\"#]+)");
    Pattern named =
        Pattern.compile(
            "(?:import|export)[^;'\"]*?from\\s*[\"']([^\"']+)[\"']|import\\s*[\"']([^\"']+)[\"']"
                + "|new URL\\(\\s*[\"']([^\"'$]+)[\"']|url\\(\"?([^)\"]+)\"?\\)");
    String page = SERVER.client().get("/gate").body();
    Deque<String> open = new ArrayDeque<>(found(address, page));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String path = open.pop();
      assertThat(path).startsWith("/assets/");
      if (seen.add(path)) {
        HttpResponse<String> file = SERVER.client().get(path);
        assertThat(file.statusCode()).as(path).isEqualTo(200);
        if (path.endsWith(".js") || path.endsWith(".css")) {
          found(named, file.body()).stream()
              .filter(name -> !name.startsWith("data:") && !name.startsWith("#"))
              .map(name -> java.net.URI.create(path).resolve(name).toString())
              // a module that only asks in which folder it is
              .filter(resolved -> !resolved.endsWith("/"))
              .forEach(open::add);
        }
      }
    }
    assertThat(seen).anyMatch(path -> path.endsWith("/vendor/zxing/reader/index.js"));
    String reader =
        seen.stream().filter(p -> p.endsWith("/zxing/reader/index.js")).findFirst().orElseThrow();
    HttpResponse<String> wasm =
        SERVER.client().get(reader.replace("index.js", "zxing_reader.wasm"));
    assertThat(header(wasm, "Content-Type")).isEqualTo("application/wasm");
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIT, In, Pasa",
    "LOOK, Look, Ojo",
    "REFUSE, No, No",
    "OUT, Out, Sale",
  })
  void every_verdict_has_one_huge_word(Verdict verdict, String en, String es) {
    String key = "gate." + verdict.name().toLowerCase(Locale.ROOT);

    assertThat(PageWords.in(Language.EN).get(key)).isEqualTo(en);
    assertThat(PageWords.in(Language.ES).get(key)).isEqualTo(es);
  }

  /// A pocket tells them apart, a table's guests too.
  @Test
  void every_verdict_shakes_in_its_own_rhythm() throws IOException {
    String signals;
    try (InputStream file =
        Objects.requireNonNull(GatePage.class.getResourceAsStream("/web/gate/signals.js"))) {
      signals = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(signals)
        .contains("admit: [50]")
        .contains("vip: [50, 30, 50, 30, 50]")
        .contains("look: [120, 80, 120]")
        .contains("refuse: [200, 100, 200]");
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match ->
            Arrays.stream(new int[] {1, 2, 3, 4})
                .filter(group -> group <= match.groupCount())
                .mapToObj(match::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow())
        .toList();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
