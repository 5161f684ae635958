package live.maguey.http.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.Refused;
import live.maguey.http.answers.Reply;
import live.maguey.shared.InvalidRequest;

/// JSON in and out. Reading is strict: unknown fields, missing ones, wrong types, doubled keys and
/// broken text are refused with the field's name; a record's component may be left out where it is
/// `@Nullable`. Times are ISO 8601; what is null is written as null, so that every field of the
/// contract is there.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .serializationInclusion(JsonInclude.Include.ALWAYS)
          .withCoercionConfig(
              LogicalType.Textual,
              c -> {
                c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                c.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                c.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  private Json() {}

  /// The request's body as a record.
  ///
  /// @throws Refused 413 beyond what the route takes, 415 when it is not sent as JSON
  /// @throws InvalidRequest naming the field that is wrong
  public static <T> T read(ServerRequest request, Class<T> type) {
    if (!isJson(request)) {
      throw new Refused(Problem.invalid("Content-Type", "must be application/json").status(415));
    }
    return parse(Body.read(request), type);
  }

  private static boolean isJson(ServerRequest request) {
    try {
      return request
          .headers()
          .contentType()
          .map(t -> t.mediaType().text())
          .filter("application/json"::equals)
          .isPresent();
    } catch (IllegalArgumentException noMediaType) {
      return false;
    }
  }

  static <T> T parse(byte[] body, Class<T> type) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw new InvalidRequest("body", "must be a JSON object");
      }
      Wellformed.check("", value);
      return value;
    } catch (CharacterCodingException malformed) {
      throw new InvalidRequest("body", "is not UTF-8");
    } catch (UnrecognizedPropertyException unknown) {
      throw new InvalidRequest(path(unknown), "is not a field of this request");
    } catch (JsonMappingException wrong) {
      if (wrong.getCause() instanceof InvalidRequest invalid) {
        throw invalid;
      }
      throw new InvalidRequest(path(wrong), "is missing or of the wrong type");
    } catch (JsonProcessingException malformed) {
      throw new InvalidRequest("body", "is not JSON");
    }
  }

  public static void send(ServerRequest request, ServerResponse response, Object value) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    Reply.send(request, response, bytes(value));
  }

  /// The mapper itself, for trees.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException bug) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), bug);
    }
  }

  private static String path(JsonMappingException wrong) {
    List<JsonMappingException.Reference> path = wrong.getPath();
    if (path.isEmpty()) {
      return "body";
    }
    String text =
        path.stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining());
    String plain = text.startsWith(".") ? text.substring(1) : text;
    return plain.length() > 100 ? plain.substring(0, 100) : plain;
  }
}
