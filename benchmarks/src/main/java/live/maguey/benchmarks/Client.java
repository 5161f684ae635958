package live.maguey.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The load, in the server's own process and on its cores: every figure over HTTP includes its own
/// cost.
public final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;

  Client(URI base) {
    this.base = base;
  }

  /// What the answer has to be.
  public interface Expected {
    boolean holds(int status, String body);
  }

  /// @param headers name, value, name, value, …
  /// @throws IllegalStateException when the answer is another than expected
  public void post(String path, String json, Expected expected, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .headers(headers)
            .POST(BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    if (!expected.holds(answer.statusCode(), answer.body())) {
      throw new IllegalStateException(
          path + " was answered " + answer.statusCode() + ": " + answer.body());
    }
  }
}
