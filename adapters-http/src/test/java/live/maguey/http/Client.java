package live.maguey.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A plain client without cookies that follows nothing. What it gets from the API is held against
/// the contract.
public final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;

  public Client(int port) {
    this.base = URI.create("http://127.0.0.1:" + port);
  }

  /// @param headers name, value, name, value, …
  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  public HttpResponse<String> post(String path, String json, String... headers) {
    return post(path, json.getBytes(StandardCharsets.UTF_8), with(headers));
  }

  public HttpResponse<String> post(String path, byte[] body, String... headers) {
    return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
  }

  public HttpResponse<String> form(String path, String form, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/x-www-form-urlencoded";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send("POST", path, HttpRequest.BodyPublishers.ofString(form), all);
  }

  public HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (isContracted(method, path, answer)) {
        Contract.check(method, URI.create(path).getPath(), answer);
      }
      return answer;
    } catch (IOException failed) {
      throw new AssertionError(method + " " + path + " got no answer", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private static boolean isContracted(String method, String path, HttpResponse<String> answer) {
    boolean described =
        path.matches("/api/(events|orders|gate).*|/webhooks/(stripe|resend)|/health/(live|ready)");
    boolean json =
        answer.headers().firstValue("Content-Type").filter(t -> t.contains("json")).isPresent();
    return described
        && json
        && (method.equals("GET") || method.equals("POST"))
        && answer.statusCode() != 405
        && !answer.body().contains("page-not-found");
  }

  private static String[] with(String[] headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }
}
