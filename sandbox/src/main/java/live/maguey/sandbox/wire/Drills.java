package live.maguey.sandbox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// All drills of one lookalike over HTTP: `GET /sandbox/drills` lists them, `POST /sandbox/NAME`
/// with the fields as one JSON object does one and answers with what came of it, or with 400 and a
/// `message`. `GET /sandbox` is the page for people.
public final class Drills {
  private final List<Drill> drills;
  private final Supplier<String> page;

  /// @param page the page for people, as HTML; `{notice}` in it is where an act's outcome goes
  public Drills(List<Drill> drills, Function<List<Drill>, String> page) {
    this.drills = List.copyOf(drills);
    this.page = () -> page.apply(this.drills);
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/sandbox", this::shown));
    routes.add(Route.get("/sandbox/drills", _ -> Reply.json(200, Map.of("drills", listed()))));
    for (Drill drill : drills) {
      routes.add(Route.post("/sandbox/" + drill.name(), call -> done(drill, call)));
    }
    return routes;
  }

  private List<Map<String, Object>> listed() {
    return drills.stream()
        .map(d -> {
          Map<String, Object> drill = new LinkedHashMap<>();
          drill.put("name", d.name());
          drill.put("says", d.says());
          drill.put("fields", d.fields());
          return drill;
        })
        .toList();
  }

  private Reply shown(Call call) {
    String told = form(call.query()).getOrDefault("told", "");
    String notice =
        told.isEmpty() ? "" : "<p class=\"told\" role=\"status\">" + Page.escape(told) + "</p>";
    return Reply.html(200, page.get().replace("{notice}", notice));
  }

  /// Forms of the page come with their own content type and are led back to it.
  private static Reply done(Drill drill, Call call) {
    String type = call.header("Content-Type");
    boolean fromPage = type != null && type.startsWith("application/x-www-form-urlencoded");
    try {
      if (fromPage) {
        refuseForeign(call);
        JsonNode outcome = drill.run(form(call.bodyText()));
        return back(drill.name() + ": " + inOneLine(outcome));
      }
      return Reply.json(200, drill.run(fields(Json.parse(call.body()))));
    } catch (IllegalStateException | IllegalArgumentException refused) {
      String message = String.valueOf(refused.getMessage());
      return fromPage
          ? back(drill.name() + " was refused: " + message)
          : Reply.json(400, Json.object().put("message", message));
    } catch (JsonProcessingException unreadable) {
      return Reply.json(400, Json.object().put("message", "Send the fields as one JSON object."));
    }
  }

  /// A page of elsewhere in the same browser could post forms here.
  private static void refuseForeign(Call call) {
    String from = call.header("Sec-Fetch-Site");
    if (from != null && !from.equals("same-origin")) {
      throw new IllegalStateException("the form came from another site");
    }
  }

  private static Reply back(String told) {
    return Reply.seeOther("/sandbox?told=" + URLEncoder.encode(told, StandardCharsets.UTF_8));
  }

  /// What a person looks for in an answer.
  private static String inOneLine(JsonNode outcome) {
    List<String> parts = new ArrayList<>();
    for (String field : List.of("outcome", "id", "status", "amount", "secret", "message")) {
      if (outcome.hasNonNull(field)) {
        parts.add(outcome.get(field).asText());
      }
    }
    return parts.isEmpty() ? "done" : String.join(" · ", parts);
  }

  private static Map<String, String> fields(JsonNode asked) {
    Map<String, String> values = new LinkedHashMap<>();
    if (asked instanceof ObjectNode object) {
      object
          .properties()
          .forEach(field -> {
            if (!field.getValue().isNull()) {
              values.put(field.getKey(), field.getValue().asText());
            }
          });
    }
    return values;
  }

  private static Map<String, String> form(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
