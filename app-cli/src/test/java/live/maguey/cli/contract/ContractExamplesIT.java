package live.maguey.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import live.maguey.evidence.Requirement;
import live.maguey.http.Contract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the contract shows is what the server does: each example is sent to a running server, and
/// its answer held against the one that is shown.
@Requirement("UX-02")
class ContractExamplesIT {
  /// Answers of a world that fails, to what is too large to show, or to what is sent as another
  /// type. Tests of their own prove them.
  private static final Set<String> UNSHOWN =
      Set.of(
          "placeOrder 402",
          "placeOrder 413",
          "placeOrder 415",
          "placeOrder 503",
          "listEvents 429",
          "showEvent 429",
          "showTables 429",
          "watchNight 429",
          "receiveStripeEvent 429",
          "receiveDeliveryReport 429",
          "showPasses 429",
          "showOrder 429",
          "checkOrder 429",
          "releaseHold 429",
          "showTicketPicture 429",
          "enrolDevice 413",
          "enrolDevice 429",
          "admitGuest 413",
          "admitGuest 415",
          "admitGuest 503",
          "countHead 413",
          "countHead 415",
          "countHead 429",
          "receiveStripeEvent 503",
          "receiveDeliveryReport 503",
          "ready 503");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Examples CONTRACT = new Examples(UNSHOWN);

  @AutoClose private static final Arrangements ARRANGEMENTS = new Arrangements();

  static List<Example> examples() {
    return CONTRACT.all();
  }

  @Test
  void every_operation_shows_a_request_for_each_of_its_answers() {
    assertThat(CONTRACT.missing()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_answered_as_it_is_shown(Example example) throws Exception {
    Arrangements.Ready ready = ARRANGEMENTS.ready(example);
    String path = path(example, ready.given());
    HttpResponse<String> answer;
    try {
      answer =
          ready
              .server()
              .client()
              .send(
                  example.method(),
                  path,
                  example.hasBody()
                      ? body(example, ready.given()).getBytes(StandardCharsets.UTF_8)
                      : new byte[0],
                  headers(example, ready.given()));
    } finally {
      ARRANGEMENTS.calm();
    }

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(example.status());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith(example.mediaType());
    assertThat(answer.headers().firstValue("Idempotent-Replayed").isPresent())
        .isEqualTo(example.name().equals("repeated"));
    assertThat(Likeness.differences(example.mediaType(), example.answer(), json(example, answer)))
        .isEmpty();
    Contract.check(example.method(), path, answer);
    Contract.check(
        example.method(),
        path,
        example.status(),
        example.mediaType(),
        example.answer().isTextual() ? example.answer().asText() : example.answer().toString());
  }

  private static String path(Example example, Map<String, String> given) {
    String path = example.path();
    for (Map.Entry<String, JsonNode> parameter : example.parameters().entrySet()) {
      String name = parameter.getKey().substring(parameter.getKey().indexOf(' ') + 1);
      String value = given.getOrDefault(name, parameter.getValue().asText());
      path = path.replace("{" + name + "}", URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return path;
  }

  private static String[] headers(Example example, Map<String, String> given) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (example.hasBody()) {
      headers.put("Content-Type", "application/json");
    }
    example
        .parameters()
        .forEach((parameter, value) -> {
          if (parameter.startsWith("header ")) {
            headers.put(parameter.substring("header ".length()), value.asText());
          }
        });
    given.forEach((name, value) -> {
      if (!example.path().contains("{" + name + "}") && !example.body().has(name)) {
        headers.put(name, value);
      }
    });
    headers.putIfAbsent("Accept", "*/*");
    return headers.entrySet().stream()
        .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
        .toArray(String[]::new);
  }

  private static String body(Example example, Map<String, String> given) {
    JsonNode body = example.body().deepCopy();
    given.forEach((name, value) -> {
      if (body.has(name)) {
        ((ObjectNode) body).put(name, value);
      }
    });
    return body.toString();
  }

  private static JsonNode json(Example example, HttpResponse<String> answer)
      throws JsonProcessingException {
    return example.mediaType().endsWith("json")
        ? JSON.readTree(answer.body())
        : TextNode.valueOf(answer.body());
  }
}
