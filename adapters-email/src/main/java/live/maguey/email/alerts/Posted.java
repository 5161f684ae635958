package live.maguey.email.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import live.maguey.alerts.AlertMessenger.Answer;

/// A JSON document that is posted to somebody who takes messages, and what the answer means.
final class Posted {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration UNTIL_REACHABLE = Duration.ofSeconds(2);
  private static final Duration UNTIL_REPAIRED = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final int LONGEST_REPLY = 200;

  private final URI to;
  private final Duration timeout;
  private final HttpClient http;

  Posted(URI to, Duration timeout) {
    this.to = to;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  Answer post(Map<String, ?> document) {
    CompletableFuture<HttpResponse<String>> reply =
        http.sendAsync(request(document), HttpResponse.BodyHandlers.ofString());
    try {
      // Over the whole exchange: the client's own timeout ends with the headers.
      return answer(reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException slow) {
      reply.cancel(true);
      return new Answer.Unknown("no answer within " + timeout.toMillis() + " ms");
    } catch (InterruptedException stopped) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Unknown("stopped while waiting for the answer");
    } catch (ExecutionException failed) {
      return broken(Objects.requireNonNullElse(failed.getCause(), failed));
    }
  }

  private HttpRequest request(Map<String, ?> document) {
    try {
      return HttpRequest.newBuilder(to)
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(document)))
          .build();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and maps of them are JSON", impossible);
    }
  }

  /// Without the address, which is a secret with some.
  private static Answer broken(Throwable cause) {
    return switch (cause) {
      case ConnectException _, HttpConnectTimeoutException _ ->
          new Answer.NotNow("not reachable", UNTIL_REACHABLE);
      case SSLHandshakeException _ -> new Answer.NotNow("no trusted connection", UNTIL_REPAIRED);
      case IOException _ ->
          new Answer.Unknown("the connection broke: " + cause.getClass().getSimpleName());
      default -> throw new IllegalStateException("the request could not be made", cause);
    };
  }

  private static Answer answer(HttpResponse<String> response) {
    String body = response.body().replaceAll("\\s+", " ").strip();
    String reply =
        (response.statusCode()
                + " "
                + (body.length() > LONGEST_REPLY ? body.substring(0, LONGEST_REPLY) : body))
            .strip();
    return switch (response.statusCode() / 100) {
      case 2 -> new Answer.Told(reply);
      case 3, 4 ->
          response.statusCode() == 429
              ? new Answer.NotNow(reply, pause(response))
              : new Answer.Refused(reply);
      default -> new Answer.Unknown(reply);
    };
  }

  private static Duration pause(HttpResponse<?> response) {
    long seconds =
        response
            .headers()
            .firstValue("retry-after")
            .filter(value -> value.matches("\\d{1,6}"))
            .map(Long::parseLong)
            .orElse(1L);
    return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE.toSeconds()));
  }
}
