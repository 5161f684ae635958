package live.maguey.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.http.signatures.RequestSignature;

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
    return send("GET", path, new byte[0], headers);
  }

  public HttpResponse<String> post(String path, String json, String... headers) {
    return post(path, json.getBytes(StandardCharsets.UTF_8), with(headers));
  }

  public HttpResponse<String> post(String path, byte[] body, String... headers) {
    return send("POST", path, body, headers);
  }

  /// With [GatePhones#SIGNED_BY] among the headers it is sent as a gate's phone does: signed, and
  /// again when the nonce was old.
  public HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    int at = List.of(headers).indexOf(GatePhones.SIGNED_BY);
    if (at < 0) {
      return send(method, path, publisher(body), headers);
    }
    DeviceSigner phone = GatePhones.of(headers[at + 1]);
    List<String> others = new ArrayList<>(List.of(headers));
    others.subList(at, at + 2).clear();
    HttpResponse<String> answer = sign(phone, method, path, body, others);
    return answer.statusCode() == 401 && answer.body().contains("stale-nonce")
        ? sign(phone, method, path, body, others)
        : answer;
  }

  private HttpResponse<String> sign(
      DeviceSigner phone, String method, String path, byte[] body, List<String> others) {
    List<String> all = new ArrayList<>(others);
    all.addAll(phone.sign(method, base.resolve(path), body));
    HttpResponse<String> answer = send(method, path, publisher(body), all.toArray(String[]::new));
    answer.headers().firstValue(RequestSignature.NONCE).ifPresent(phone::hear);
    return answer;
  }

  private static HttpRequest.BodyPublisher publisher(byte[] body) {
    return body.length == 0
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofByteArray(body);
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
