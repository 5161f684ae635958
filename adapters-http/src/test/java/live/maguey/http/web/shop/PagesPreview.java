package live.maguey.http.web.shop;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import live.maguey.codes.posters.PaintedPosters;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.WebAssets;
import live.maguey.shared.Language;

/// Serves every sample page on loopback, for looking at: `/<name>` and `/<name>?lang=es`, the list
/// at `/`. The gate's calls are answered from the code that is scanned: its text names a reason.
public final class PagesPreview {

  private static final Duration BEAT = Duration.ofSeconds(2);

  private PagesPreview() {}

  public static void main(String[] arguments) {
    WebServer server = start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099);
    System.out.println("pages on http://localhost:" + server.port());
  }

  /// @param port 0 for a free one
  public static WebServer start(int port) {
    WebAssets assets = WebAssets.load();
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, null, "live.maguey.http.templates");
    return WebServer.builder()
        .address(InetAddress.getLoopbackAddress())
        .port(port)
        .routing(rules ->
            rules
                .get(WebAssets.PATH, assets::send)
                .get(PosterPrints.PATH, new PosterPrints(new PaintedPosters())::send)
                .get("/api/events/{slug}/tables", (_, response) -> quiet(response))
                .get("/api/host/{token}", (_, response) -> quiet(response))
                .get(
                    "/api/gate/tonight",
                    (request, response) ->
                        json(
                            response,
                            request
                                    .headers()
                                    .first(HeaderNames.create("Signature-Input"))
                                    .orElse("")
                                    .contains(EXIT)
                                ? NIGHT.replace("Nico\"", "Nico\",\"direction\":\"out\"")
                                : NIGHT))
                .post(
                    "/api/gate/devices",
                    (request, response) ->
                        json(
                            response.status(201),
                            request.content().as(String.class).contains(EXIT_CODE)
                                ? ENROLLED.replace("0001", EXIT)
                                : ENROLLED))
                .post(
                    "/api/gate/scans",
                    (request, response) ->
                        json(response, verdict(request.content().as(String.class))))
                .get(
                    "/{name}",
                    (request, response) -> {
                      var samples =
                          new SamplePages(
                                  assets, Language.of(request.query().first("lang").orElse("en")))
                              .all();
                      String name = request.path().pathParameters().get("name");
                      var sample = samples.get(name);
                      response
                          .headers()
                          .contentType(HttpMediaType.create("text/html; charset=utf-8"));
                      if (sample == null) {
                        response.status(404).send(String.join("\n", samples.keySet()));
                        return;
                      }
                      if (name.equals(SamplePages.AGAIN)) {
                        // As the server would: on a page that answers, it stops asking.
                        response.status(503);
                      }
                      var page = new StringOutput();
                      engine.render(sample.template(), sample.model(), page);
                      response.send(page.toString());
                    }))
        .build()
        .start();
  }

  /// A stream that stays open and has nothing to tell: what the page shows is how things stand.
  private static void quiet(io.helidon.webserver.http.ServerResponse response) {
    response.headers().contentType(HttpMediaType.create("text/event-stream"));
    try (OutputStream out = response.outputStream()) {
      while (true) {
        out.write("event: beat\ndata:\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread.sleep(BEAT);
      }
    } catch (IOException | UncheckedIOException gone) {
      // the page was closed
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void json(io.helidon.webserver.http.ServerResponse response, String body) {
    response.headers().contentType(HttpMediaType.create("application/json"));
    response.send(body);
  }

  private static String verdict(String body) {
    if (body.contains("used")) {
      return answer(
          "refuse",
          "already-used",
          "Already used",
          "23:12, gate B, Alma, phone 3",
          "\"usedAt\":\""
              + Instant.now().minusSeconds(2820)
              + "\",\"gate\":\"Gate B\",\"device\":\"Alma, phone 3\"");
    }
    if (body.contains("night")) {
      return answer(
          "refuse",
          "another-event",
          "Another night",
          "Doble Filo, Sat 5 Dec",
          "\"night\":\"Doble Filo, Sat 5 Dec\"");
    }
    if (body.contains("TABLE")) {
      return ofTable("admit", "admitted", "Table 12", "Front row. Host Carmen. Guest Luz.");
    }
    if (body.contains("MESA")) {
      return ofTable(
          "admit", "admitted", "Mesa 12", "Primera fila. Anfitrión: Carmen. Invitado: Luz.");
    }
    if (body.contains("INSIDE")) {
      return ofTable(
          "look",
          "already-inside",
          "Already inside since 23:12",
          "Table 12, Gate A, phone 1. No exit was scanned. Check ID, then choose.");
    }
    if (body.contains("UNSCANNED")) {
      return ofTable(
          "refuse",
          "not-scanned-out",
          "Already inside",
          "Since 23:12, Gate A, Table 12. Scan them out first.");
    }
    if (body.contains("ENTRANCE")) {
      return ofTable(
          "refuse", "other-entrance", "Wrong entrance", "Table 12. Send them to the VIP entrance.");
    }
    if (body.contains("LEAVES")) {
      return ofTable("out", "left", "Table 12", "2 of 8 still inside.");
    }
    if (body.contains("forged")) {
      return answer(
          "refuse", "tampered", "Altered code", "This code was changed after we signed it.", "");
    }
    return answer("admit", "admitted", "General", "", "\"tier\":\"General\",\"kind\":\"general\"");
  }

  private static String ofTable(String verdict, String reason, String title, String line) {
    return """
    {"verdict":"%s","reason":"%s","title":"%s","line":"%s","details":null,"ticketsIn":228,"in":236,"capacity":500,
     "table":{"label":"Table 12","section":"Front row","host":"Carmen","seats":8,"arrived":3,
      "inside":2}}
    """
        .formatted(verdict, reason, title, line);
  }

  private static String answer(
      String verdict, String reason, String title, String line, String details) {
    return """
    {"verdict":"%s","reason":"%s","title":"%s","line":"%s","details":{%s},"ticketsIn":228,"in":%d,"capacity":500}
    """
        .formatted(verdict, reason, title, line, details, verdict.equals("admit") ? 235 : 234);
  }

  /// The page of an exit is `/gate#enrol=LEAVE-222`; any other code is an entry's.
  private static final String EXIT_CODE = "LEAVE";

  private static final String EXIT = "0002";

  private static final String ENROLLED =
      "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"gate\":\"Gate A\",\"name\":\"Nico\"}";

  private static final String NIGHT =
      """
      {"device":{"gate":"Gate A","name":"Nico"},
       "event":{"id":"1","slug":"noche-de-humo","title":"Noche de Humo","dateLine":"Sat 28 Nov"},
       "ticketsIn":227,"sold":480,"in":234,"capacity":500,"last":[]}
      """;
}
