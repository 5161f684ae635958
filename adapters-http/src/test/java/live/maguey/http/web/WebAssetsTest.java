package live.maguey.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.PlainPosters;
import live.maguey.posters.Poster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WebAssetsTest {

  private static final Path FILES = Path.of("src/main/resources/web");
  private static final WebAssets ASSETS = WebAssets.load();
  private static final PosterPrints PRINTS = new PosterPrints(new PlainPosters());
  private static final ShopServer SERVER = new ShopServer();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @AfterAll
  static void stop() {
    SERVER.close();
    CLIENT.close();
  }

  @Test
  void a_file_is_kept_for_a_year_under_its_hash() throws Exception {
    HttpResponse<byte[]> answer = get(ASSETS.url("styles/tokens.css"), "identity");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(answer, "content-type")).startsWith("text/css");
    assertThat(header(answer, "vary")).isEqualToIgnoringCase("accept-encoding");
    assertThat(answer.body()).isEqualTo(Files.readAllBytes(FILES.resolve("styles/tokens.css")));
  }

  @Test
  void text_is_compressed_for_clients_that_take_it() throws Exception {
    HttpResponse<byte[]> answer = get(ASSETS.url("styles/shop.css"), "br, gzip");

    assertThat(header(answer, "content-encoding")).isEqualTo("gzip");
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(gzip.readAllBytes())
          .isEqualTo(Files.readAllBytes(FILES.resolve("styles/shop.css")));
    }
  }

  @Test
  void fonts_go_out_as_they_are() throws Exception {
    HttpResponse<byte[]> answer = get(ASSETS.url("fonts/archivo.woff2"), "gzip");

    assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
    assertThat(header(answer, "content-type")).isEqualTo("font/woff2");
    assertThat(answer.body()).hasSizeLessThan(80_000);
  }

  @Test
  void modules_and_wasm_carry_the_types_that_browsers_insist_on() throws Exception {
    assertThat(header(get(ASSETS.url("vendor/preact.js"), "gzip"), "content-type"))
        .startsWith("text/javascript");
    assertThat(
            header(
                get(ASSETS.url("vendor/zxing/reader/zxing_reader.wasm"), "gzip"), "content-type"))
        .isEqualTo("application/wasm");
  }

  @Test
  void another_version_gets_the_file_but_may_not_keep_it() throws Exception {
    HttpResponse<byte[]> answer = get("/assets/000000000000/styles/base.css", "identity");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "cache-control")).isEqualTo("no-cache");
  }

  @Test
  void what_is_not_there_is_not_found() throws Exception {
    assertThat(get("/assets/x/styles/none.css", "gzip").statusCode()).isEqualTo(404);
    assertThat(get("/assets/x/..%2Fwords%2Fen.properties", "gzip").statusCode()).isNotEqualTo(200);
    assertThatThrownBy(() -> ASSETS.url("styles/none.css")).hasMessageContaining("none.css");
  }

  @Test
  void a_page_has_its_styles_in_one_file_in_the_order_of_their_cascade() throws Exception {
    StringBuilder all = new StringBuilder();
    for (String name : List.of("tokens", "daylight", "inks", "base", "shop")) {
      all.append(Files.readString(FILES.resolve("styles/" + name + ".css")));
    }
    assertThat(
            new String(
                get(ASSETS.url("styles/page.css"), "identity").body(), StandardCharsets.UTF_8))
        .isEqualTo(all.toString());
  }

  @Test
  void every_import_between_modules_resolves() throws IOException {
    Pattern imports = Pattern.compile("(?:from|import)\\s*\\(?[\"'](\\.[^\"']+)[\"']");
    Pattern bare = Pattern.compile("(?:from|import)\\s*\\(?[\"'][^.\"'/][^\"']*[\"']");
    try (Stream<Path> files = Files.walk(FILES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
        String text = Files.readString(file);
        Matcher found = imports.matcher(text);
        while (found.find()) {
          assertThat(file.resolveSibling(found.group(1)).normalize()).as(file.toString()).exists();
        }
        assertThat(text).as(file.toString()).doesNotContainPattern(bare);
      }
    }
  }

  @Test
  void daylight_is_the_light_theme() throws IOException {
    Pattern light = Pattern.compile(":root\\[data-theme=\"light\"] \\{(.*?)\\n}", Pattern.DOTALL);
    Matcher tokens = light.matcher(Files.readString(FILES.resolve("styles/tokens.css")));
    assertThat(tokens.find()).isTrue();

    assertThat(Files.readString(FILES.resolve("styles/daylight.css")).replaceAll("\\s+", " "))
        .contains(tokens.group(1).strip().replaceAll("\\s+", " "));
  }

  @Test
  void the_inks_of_pages_are_those_of_posters() throws IOException {
    String styles = Files.readString(FILES.resolve("styles/inks.css"));
    for (Ink ink : Ink.values()) {
      assertThat(styles)
          .contains(
              "[data-ink=\"%s\"] { --hue: %d; --paper: %s; --on-paper: %s; }"
                  .formatted(ink.key(), ink.hue(), ink.ground().toCss(), ink.type().toCss()));
    }
  }

  @Test
  void a_poster_is_printed_from_its_address_alone() throws Exception {
    Poster pinned = Poster.of("noche-de-humo", Ink.HUMO, Composition.QUIOTE);
    HttpResponse<byte[]> svg = get(PRINTS.view(pinned).svg(), "identity");

    assertThat(header(svg, "cache-control")).contains("immutable");
    assertThat(new String(svg.body(), StandardCharsets.UTF_8))
        .isEqualTo(new PlainPosters().svg(pinned, 800, 1000, true));

    Poster own = Poster.of("any-night", null, null);
    assertThat(new String(get(PRINTS.view(own).svg(), "identity").body(), StandardCharsets.UTF_8))
        .isEqualTo(new PlainPosters().svg(own, 800, 1000, true));
    HttpResponse<byte[]> thumb = get(PRINTS.view(own).thumb(), "gzip");
    assertThat(header(thumb, "content-type")).isEqualTo("image/png");
    assertThat(thumb.body()).isEqualTo(new PlainPosters().thumbnail(own, 144, 180));
  }

  @Test
  void addresses_that_name_no_poster_are_not_found() throws Exception {
    assertThat(get("/posters/1/humo-nothing/bill/a.svg", "gzip").statusCode()).isEqualTo(404);
    assertThat(get("/posters/1/humo-quiote/huge/a.svg", "gzip").statusCode()).isEqualTo(404);
    assertThat(get("/posters/1/humo-quiote/bill/A.svg", "gzip").statusCode()).isEqualTo(404);
    assertThat(get("/posters/1/humo/bill/a.svg", "gzip").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<byte[]> get(String path, String encodings) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.server().port() + path))
            .header("Accept-Encoding", encodings)
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
