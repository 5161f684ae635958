package live.maguey.benchmarks.ground;

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

  public Client(URI base) {
    this.base = base;
  }

  /// What the answer has to be.
  public interface Expected {
    boolean holds(int status, String body);
  }

  /// @param headers name, value, name, value, …
  /// @return the answer's body
  /// @throws IllegalStateException when the answer is another than expected
  public String post(String path, String json, Expected expected, String... headers)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .headers(headers)
            .POST(BodyPublishers.ofString(json)),
        expected);
  }

  /// A form, as a browser sends it.
  ///
  /// @param form name=value&name=value…, encoded
  public void submit(String path, String form, Expected expected)
      throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        expected);
  }

  /// Whether a page is there, before anybody counts on it.
  public boolean answers(String path) throws InterruptedException {
    try {
      send(HttpRequest.newBuilder(base.resolve(path)), (status, _) -> status == 200);
      return true;
    } catch (IOException | IllegalStateException notYet) {
      return false;
    }
  }

  private String send(HttpRequest.Builder request, Expected expected)
      throws IOException, InterruptedException {
    HttpRequest whole = request.timeout(PATIENCE).build();
    HttpResponse<String> answer = HTTP.send(whole, BodyHandlers.ofString());
    if (!expected.holds(answer.statusCode(), answer.body())) {
      throw new IllegalStateException(
          whole.uri().getPath() + " was answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
