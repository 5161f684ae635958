package live.maguey.email;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import live.maguey.emails.MailTransport;
import live.maguey.emails.RenderedEmail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends by Resend's API (<https://resend.com/docs/api-reference/emails/send-email>).
///
/// We believe a refusal only in Resend's own words. Whatever may have come after Resend took the
/// email (a timeout, half an answer, any 5xx) is [Answer.Unknown]: the same key again settles it.
/// Resend keeps a key for 24 hours (<https://resend.com/docs/dashboard/emails/idempotency-keys>).
///
/// Requests keep their distance here, whatever held up those before them: emails that were let go
/// in time but rendered slowly would arrive together, and Resend refuses what is over within a
/// second.
public final class ResendMailTransport implements MailTransport {
  private static final Logger LOG = LoggerFactory.getLogger(ResendMailTransport.class);

  /// A mail with two tickets, in bytes.
  private static final int USUAL_SIZE = 1 << 19;

  private static final Duration UNTIL_REPAIRED = Duration.ofMinutes(1);
  private static final Duration UNTIL_QUOTA_GROWS = Duration.ofMinutes(10);
  private static final Duration UNTIL_REACHABLE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final ResendSettings settings;
  private final @Nullable BlockingBucket distance;
  private @Nullable HttpClient http;

  public ResendMailTransport(ResendSettings settings) {
    this.settings = settings;
    this.distance = settings.perSecond() == 0 ? null : distance(settings.perSecond());
  }

  /// For the first email: to read all authorities that the machine trusts takes a tenth of a second
  /// of the start.
  private synchronized HttpClient http() {
    if (http == null) {
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(settings.timeout())
              .build();
    }
    return http;
  }

  /// A tenth longer than the plan's second: so much may the way to Resend take more or less.
  private static BlockingBucket distance(int perSecond) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(1).refillGreedy(perSecond, Duration.ofMillis(1_100)))
        .build()
        .asBlocking();
  }

  @Override
  public String name() {
    return "resend";
  }

  @Override
  public Answer send(RenderedEmail email, String key) {
    HttpRequest request =
        HttpRequest.newBuilder(settings.base().resolve("/emails"))
            .header("Authorization", "Bearer " + settings.apiKey().reveal())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(email)))
            .build();
    try {
      if (distance != null) {
        distance.consume(1);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer.NotNow("stopped before it was sent", Duration.ZERO);
    }
    CompletableFuture<HttpResponse<byte[]>> reply =
        http().sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      // Over the whole exchange: the client's own timeout ends with the headers.
      return answer(reply.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS), key);
    } catch (TimeoutException slow) {
      reply.cancel(true);
      return new Answer.Unknown("no answer within " + settings.timeout().toMillis() + " ms");
    } catch (InterruptedException stopped) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Unknown("stopped while waiting for the answer");
    } catch (ExecutionException failed) {
      return broken(Objects.requireNonNullElse(failed.getCause(), failed));
    }
  }

  private static Answer broken(Throwable cause) {
    return switch (cause) {
      case ConnectException _, HttpConnectTimeoutException _ ->
          Answer.NotNow.unreached("not reachable: " + cause, UNTIL_REACHABLE);
      case SSLHandshakeException _ -> misconfigured("no trusted connection: " + cause.getMessage());
      case IOException _ -> new Answer.Unknown("the connection broke: " + cause);
      default -> throw new IllegalStateException("the request could not be made", cause);
    };
  }

  private static Answer answer(HttpResponse<byte[]> response, String key) {
    JsonNode body = read(response.body());
    String name = body.path("name").asText("");
    String reason = response.statusCode() + " " + name + ": " + body.path("message").asText("");
    return switch (response.statusCode()) {
      case 200 -> {
        String id = body.path("id").asText("");
        yield id.isEmpty() ? new Answer.Unknown("200 without an id") : new Answer.Accepted(id);
      }
      case 400 -> isOfTheKey(body) ? misconfigured(reason) : new Answer.Refused(reason);
      case 413, 422 -> new Answer.Refused(reason);
      case 409 -> conflict(name, reason, key);
      case 429 -> new Answer.NotNow(reason, pause(response, name));
      case 401, 403, 404, 405 -> misconfigured(reason);
      default ->
          response.statusCode() / 100 == 3
              ? misconfigured(response.statusCode() + ", not an API's answer")
              : new Answer.Unknown(reason);
    };
  }

  /// A key that Resend cannot read is answered as if the mail were malformed
  /// (<https://resend.com/docs/api-reference/errors>).
  static boolean isOfTheKey(JsonNode refusal) {
    return refusal.path("message").asText("").toLowerCase(Locale.ROOT).contains("api key");
  }

  /// Under a key that is there already with another body, Resend has sent the first body: since
  /// then this email renders differently (a ticket was voided, the code's key rotated, a new
  /// release), and only the reply with its id was lost. The buyer has an email, and the order page
  /// shows what changed, so it counts as accepted; a second one would contradict the first, and
  /// asking again would only bring the same conflict. Its delivery reports match no email.
  private static Answer conflict(String name, String reason, String key) {
    if (name.equals("invalid_idempotent_request")) {
      LOG.warn("Resend has an earlier version of {}; its id is not known", key);
      return new Answer.Accepted("key:" + key);
    }
    return new Answer.Unknown(reason);
  }

  private static Answer misconfigured(String reason) {
    LOG.error(
        "No email is sent: Resend answers {}. Check the base, key and sender's domain", reason);
    return new Answer.NotNow("check Resend's base, key and domain: " + reason, UNTIL_REPAIRED);
  }

  private static Duration pause(HttpResponse<byte[]> response, String name) {
    if (name.endsWith("_quota_exceeded")) {
      LOG.error("No email is sent: Resend answers {}", name);
      return UNTIL_QUOTA_GROWS;
    }
    long seconds =
        response
            .headers()
            .firstValue("retry-after")
            .filter(value -> value.matches("\\d{1,6}"))
            .map(Long::parseLong)
            .orElse(1L);
    return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE.toSeconds()));
  }

  /// The fields always in the same order: the same mail is the same bytes.
  private byte[] body(RenderedEmail email) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("from", settings.from());
      json.writeArrayFieldStart("to");
      json.writeString(email.to().value());
      json.writeEndArray();
      if (!settings.replyTo().isEmpty()) {
        json.writeStringField("reply_to", settings.replyTo());
      }
      json.writeStringField("subject", email.subject());
      json.writeStringField("html", email.html());
      json.writeStringField("text", email.text());
      if (!email.attachments().isEmpty()) {
        json.writeArrayFieldStart("attachments");
        for (RenderedEmail.Attachment attachment : email.attachments()) {
          write(json, attachment);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("an array of bytes takes all that is written", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, RenderedEmail.Attachment attachment)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("filename", attachment.filename());
    json.writeFieldName("content");
    // As it is: nothing of base64 needs to be looked at for signs to escape.
    byte[] base64 = Base64.getEncoder().encode(attachment.bytes());
    json.writeRawUTF8String(base64, 0, base64.length);
    json.writeStringField("content_type", attachment.mediaType());
    if (!attachment.contentId().isEmpty()) {
      json.writeStringField("content_id", attachment.contentId());
    }
    json.writeEndObject();
  }

  /// An answer that is not JSON says nothing, whatever its status: a missing node.
  private static JsonNode read(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException noJson) {
      return Json.MAPPER.missingNode();
    }
  }
}
