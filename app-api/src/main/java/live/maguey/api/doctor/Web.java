package live.maguey.api.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/// Asks an address once.
final class Web {
  private static final JsonMapper JSON = new JsonMapper();

  /// For the whole exchange, the body with it.
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Web() {}

  sealed interface Answer {}

  /// @param body a missing node when it is no JSON
  /// @param date what the other side's clock says, or null
  /// @param seen how the request reached Maguey, where it is Maguey that answers
  record Given(
      int status,
      JsonNode body,
      Optional<Instant> date,
      Optional<SSLSession> secured,
      Optional<String> seen)
      implements Answer {}

  /// @param reason as "refuses connections"
  record None(String reason) implements Answer {}

  /// @param bearer a key, empty for none
  static Answer get(URI address, String bearer) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      CompletableFuture<HttpResponse<byte[]>> reply =
          http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      try {
        return given(reply.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException slow) {
        return new None("does not answer within " + LIMIT.toSeconds() + " s");
      } catch (ExecutionException failed) {
        return new None(reason(Objects.requireNonNullElse(failed.getCause(), failed)));
      } finally {
        reply.cancel(true);
        http.shutdownNow();
      }
    }
  }

  private static Given given(HttpResponse<byte[]> response) {
    JsonNode body;
    try {
      body = JSON.readTree(response.body());
    } catch (IOException noJson) {
      body = JSON.missingNode();
    }
    return new Given(
        response.statusCode(),
        body,
        response.headers().firstValue("Date").flatMap(Web::instant),
        response.sslSession(),
        response.headers().firstValue("X-Maguey-Seen"));
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  private static String reason(Throwable cause) {
    return switch (cause) {
      case SSLException untrusted -> "has no trusted certificate: " + untrusted.getMessage();
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          "has no such name";
      case ConnectException _ -> "refuses connections";
      default -> "breaks the connection: " + cause;
    };
  }
}
