package live.maguey.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What can go wrong at either vendor: faults, limits, and secrets that are rolled.
public final class OutageDrills {
  private final Knobs knobs;
  private final RateLimit limit;
  private final SigningSecrets secrets;

  public OutageDrills(Knobs knobs, RateLimit limit, SigningSecrets secrets) {
    this.knobs = knobs;
    this.limit = limit;
    this.secrets = secrets;
  }

  public List<Drill> all() {
    List<String> faults = Arrays.stream(Knob.values()).map(OutageDrills::word).toList();
    return List.of(
        new Drill(
            "fault",
            "makes calls or webhooks go wrong until mended",
            List.of(
                Drill.Field.needed("knob", "what goes wrong", faults),
                Drill.Field.open("where", "an endpoint (POST /v1/refunds) or an event type"),
                Drill.Field.open("times", "how often; until mended when left out"),
                Drill.Field.open("millis", "how long, for what has a length")),
            this::fault),
        new Drill("mend", "ends every fault", List.of(), _ -> mended()),
        new Drill(
            "limit",
            "answers 429 to more calls a second than this",
            List.of(Drill.Field.needed("calls", "a second; 0 for no limit")),
            this::limited),
        new Drill(
            "roll-secret",
            "signs webhooks with a new secret and still with the one before",
            List.of(),
            _ -> Json.object().put("secret", secrets.roll())),
        new Drill(
            "end-old-secret",
            "signs webhooks with the newest secret alone",
            List.of(),
            _ -> {
              secrets.endOld();
              return Json.object().put("secret", secrets.valid().getFirst());
            }));
  }

  private JsonNode fault(Drill.Given given) {
    Knob knob = Knob.valueOf(given.text("knob").toUpperCase(Locale.ROOT));
    knobs.turn(
        new Knobs.Turned(
            knob,
            given.text("where"),
            given.has("times") ? given.number("times") : Knobs.UNTIL_RESET,
            given.has("millis") ? Duration.ofMillis(given.number("millis")) : knob.usualTime()));
    return shown();
  }

  private JsonNode mended() {
    knobs.reset();
    return shown();
  }

  private JsonNode limited(Drill.Given given) {
    limit.perSecond(given.number("calls"));
    return Json.object().put("calls", given.number("calls"));
  }

  private ObjectNode shown() {
    ObjectNode body = Json.object();
    var list = body.putArray("faults");
    for (Knobs.Turned t : knobs.shown()) {
      list.addObject()
          .put("knob", word(t.knob()))
          .put("where", t.where())
          .put("left", t.left())
          .put("millis", t.time().toMillis());
    }
    return body;
  }

  static String word(Knob knob) {
    return knob.name().toLowerCase(Locale.ROOT);
  }
}
