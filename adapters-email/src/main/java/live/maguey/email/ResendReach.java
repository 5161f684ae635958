package live.maguey.email;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import live.maguey.shared.Unavailable;

/// Whether Resend answers and takes our key. A key that may only send cannot look anything up, and
/// an account at its limit answers 429: both are answers.
public final class ResendReach {
  private final ResendSettings settings;

  public ResendReach(ResendSettings settings) {
    this.settings = settings;
  }

  /// @throws Unavailable when it does not answer, fails, or refuses the key
  /// @throws InterruptedException when the caller has waited long enough
  public void ask() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(settings.base().resolve("/domains"))
            .timeout(settings.timeout())
            .header("Authorization", "Bearer " + settings.apiKey().reveal())
            .build();
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      boolean onlySends = answer.body().contains("restricted_api_key");
      boolean refused = Set.of(400, 401, 403).contains(answer.statusCode()) && !onlySends;
      if (answer.statusCode() >= 500 || refused) {
        throw new Unavailable("Resend answers " + answer.statusCode());
      }
    } catch (IOException none) {
      throw new Unavailable("Resend does not answer", none);
    }
  }
}
