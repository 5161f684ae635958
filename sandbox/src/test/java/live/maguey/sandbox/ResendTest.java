package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.maguey.sandbox.resend.SentMail;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResendTest {
  private static final String KEY = "re_of_this_test";
  private static final byte[] SIGNING_KEY = "a signing key".getBytes(StandardCharsets.UTF_8);
  private static final String PIXEL = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private Sandbox sandbox;

  @SuppressWarnings("NullAway.Init")
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    sandbox =
        Sandbox.start(
            Sandbox.Settings.demo()
                .withResend(KEY, "whsec_" + Base64.getEncoder().encodeToString(SIGNING_KEY))
                .withPace(Duration.ofMillis(20), Duration.ofMillis(20))
                .withLimits(0, 0)
                .withWebhookBackoff(List.of(Duration.ofMillis(20))));
    receiver = new Receiver();
    sandbox.resendWebhooksTo(receiver.uri());
  }

  @AfterEach
  void close() {
    http.close();
    sandbox.close();
    receiver.close();
  }

  private static String mail(String to) {
    return """
    {"from":"Maguey <tickets@maguey.example>","to":["%s"],"subject":"Your tickets",
     "html":"<html><head></head><body>In. <img src='cid:qr-1'></body></html>","text":"In <you>.",
     "headers":{"X-Order":"MGY-1"},"tags":[{"name":"kind","value":"confirmation"}],
     "attachments":[{"filename":"qr.png","content_type":"image/png","content_id":"qr-1","content":"%s"}]}
    """
        .formatted(to, PIXEL);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(sandbox.resendBase() + path))
        .header("Authorization", "Bearer " + KEY)
        .timeout(Duration.ofSeconds(30));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String body) throws Exception {
    return http.send(sending(body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String body, String key) throws Exception {
    return http.send(
        sending(body).header("Idempotency-Key", key).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder sending(String body) {
    return request("/emails").POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String id(HttpResponse<String> accepted) {
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    return Json.trusted(accepted.body()).get("id").asText();
  }

  @Test
  void an_accepted_mail_is_in_the_inbox_as_it_was_sent() throws Exception {
    String id = id(send(mail("guest@example.com"), "key-1"));

    SentMail mail = sandbox.resend().mail(id).orElseThrow();
    assertThat(mail.content().subject()).isEqualTo("Your tickets");
    assertThat(mail.headers()).containsEntry("X-Order", "MGY-1");
    assertThat(mail.idempotencyKey()).isEqualTo("key-1");
    assertThat(mail.inline("qr-1").orElseThrow().bytes()).containsExactly(1, 2, 3);
    assertThat(sandbox.resend().mailsTo("guest@example.com")).hasSize(1);
    assertThat(Json.trusted(get("/emails/" + id).body()).get("subject").asText())
        .isEqualTo("Your tickets");
  }

  @Test
  void the_same_key_sends_once() throws Exception {
    String first = id(send(mail("guest@example.com"), "key-1"));

    assertThat(id(send(mail("guest@example.com"), "key-1"))).isEqualTo(first);
    assertThat(sandbox.resend().mails()).hasSize(1);

    HttpResponse<String> other = send(mail("other@example.com"), "key-1");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("\"name\":\"invalid_idempotent_request\"");
  }

  @Test
  void the_same_key_at_work_is_a_conflict() throws Throwable {
    sandbox.resend().knobs().turn(new Knobs.Turned(Knob.DELAY, "", 1, Duration.ofSeconds(1)));
    CompletableFuture<HttpResponse<String>> slow =
        http.sendAsync(
            sending(mail("guest@example.com")).header("Idempotency-Key", "key-1").build(),
            HttpResponse.BodyHandlers.ofString());
    Await.until(() -> assertThat(sandbox.resend().knobs().shown()).isEmpty());

    HttpResponse<String> meanwhile = send(mail("guest@example.com"), "key-1");

    assertThat(meanwhile.statusCode()).isEqualTo(409);
    assertThat(meanwhile.body()).contains("concurrent_idempotent_requests");
    id(slow.get());
  }

  @Test
  void a_lost_reply_is_found_again_under_its_key() {
    sandbox.resend().knobs().next(Knob.LOST_REPLY, 1);
    CompletableFuture<HttpResponse<String>> lost =
        http.sendAsync(
            sending(mail("guest@example.com")).header("Idempotency-Key", "key-1").build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(lost).failsWithin(Duration.ofSeconds(3));
    assertThat(sandbox.resend().mails()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\"} | 422 | missing_required_field",
        "{\"from\":\"nobody\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\"} | 422 | validation_error",
        "{\"from\":\"a@example.com\",\"to\":\"nobody\",\"subject\":\"s\",\"text\":\"t\"} | 422 | validation_error",
        "{\"from\":\"a@example.com\",\"to\":\"a@example.com\",\"subject\":\"s\"} | 422 | validation_error",
        "{\"from\":\"a@example.com\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"attachments\":[{\"filename\":\"x\"}]} | 422 | invalid_attachment",
        "not json | 400 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\" \",\"text\":\"t\"} | 422 | missing_required_field",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"\",\"html\":\"\"} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"headers\":[\"X-A\"]} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"headers\":{\"X A\":\"b\"}} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"tags\":{\"a\":{\"name\":\"a\",\"value\":\"b\"}}} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"attachments\":{\"a\":{\"content\":\"AQ==\"}}} | 422 | validation_error",
        "[] | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"subject\":\"s\",\"text\":\"t\"} | 422 | missing_required_field",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"text\":\"t\"} | 422 | missing_required_field",
        "{\"from\":\"a@maguey.example\",\"to\":{\"a\":1},\"subject\":\"s\",\"text\":\"t\"} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":[7],\"subject\":\"s\",\"text\":\"t\"} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"a\\nb\",\"text\":\"t\"} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"a\\rb\",\"text\":\"t\"} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"headers\":{\"X-A\":\"a\\nb\"}} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"headers\":{\"X-A\":7}} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":7,\"text\":\"t\"} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":7} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"tags\":[{\"name\":\"kind\",\"value\":\"a b\"}]} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"tags\":[{\"name\":\"\u00f1\",\"value\":\"a\"}]} | 422 | validation_error",
        "{\"from\":\"a@maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\",\"attachments\":[{\"filename\":\"x\",\"content\":\"***\"}]} | 422 | invalid_attachment",
        "{\"from\":\"a@example.com\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\"} | 403 | validation_error",
        "{\"from\":\"a@sub.maguey.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\"} | 403 | validation_error",
      })
  void a_malformed_mail_is_refused_in_resends_words(String body, int status, String name)
      throws Exception {
    HttpResponse<String> refused = send(body);

    JsonNode error = Json.trusted(refused.body());
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(error.get("statusCode").asInt()).isEqualTo(status);
    assertThat(error.get("name").asText()).isEqualTo(name);
    assertThat(error.get("message").asText()).isNotEmpty();
    assertThat(sandbox.resend().mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".dot@example.com",
        "dot.@example.com",
        "two..dots@example.com",
        "a@exa_mple.com",
        "a@-bad.example.com",
        "a@bad-.example.com",
        "a@example",
        "a@example.com.",
        "a@example..com",
        "a@127.0.0.1",
        "a b@example.com",
        "a@b@example.com",
        "jos\u00e9@example.com",
        "a@m\u00fcnchen.de",
        "\uff41@example.com",
        "a@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.com",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@example.com",
        "Guest guest@example.com",
        "Guest <guest@example.com",
        ""
      })
  void an_address_that_no_mail_server_takes_is_refused(String address) throws Exception {
    HttpResponse<String> refused = send(mail(address));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(sandbox.resend().mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'neill+tickets@mail.example.com",
        "Guest <guest@xn--mnchen-3ya.de>",
        "a@b.co",
        "{weird}!#$%&*@example.com"
      })
  void an_address_that_mail_servers_take_is_taken(String address) throws Exception {
    assertThat(send(mail(address)).statusCode()).isEqualTo(200);
  }

  @Test
  void mail_leaves_from_verified_domains_alone() throws Exception {
    String refused =
        "{\"from\":\"a@club.example\",\"to\":\"a@example.com\",\"subject\":\"s\",\"text\":\"t\"}";
    HttpResponse<String> before = send(refused);
    sandbox.resend().verify("club.example");

    assertThat(before.statusCode()).isEqualTo(403);
    assertThat(before.body())
        .contains("The club.example domain is not verified.", "https://resend.com/domains");
    assertThat(send(refused).statusCode()).isEqualTo(200);
  }

  @Test
  void fifty_readers_and_forty_megabytes_are_the_most() throws Exception {
    String many =
        IntStream.rangeClosed(0, 50)
            .mapToObj(n -> "\"a" + n + "@example.com\"")
            .collect(Collectors.joining(",", "[", "]"));
    String heavy = "A".repeat(21 << 20);

    assertThat(send(mail("a@example.com").replace("[\"a@example.com\"]", many)).body())
        .contains("maximum number of recipients is 50");
    assertThat(
            send("""
            {"from":"a@maguey.example","to":"a@example.com","subject":"s","text":"t",
            "attachments":[{"filename":"a","content":"%s"},{"filename":"b","content":"%s"}]}
            """
                    .formatted(heavy, heavy))
                .body())
        .contains("maximum size of 40MB");
    assertThat(sandbox.resend().mails()).isEmpty();

    String fifty = many.replace("\"a0@example.com\",", "");
    assertThat(send(mail("a@example.com").replace("[\"a@example.com\"]", fifty)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void an_idempotency_key_has_256_characters_at_most() throws Exception {
    HttpResponse<String> refused =
        http.send(
            sending(mail("guest@example.com")).header("Idempotency-Key", "k".repeat(257)).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("invalid_idempotency_key");
  }

  @Test
  void without_a_key_or_with_a_wrong_one_nothing_is_sent() throws Exception {
    URI emails = URI.create(sandbox.resendBase() + "/emails");
    HttpRequest none =
        HttpRequest.newBuilder(emails).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
    HttpRequest wrong =
        HttpRequest.newBuilder(emails)
            .header("Authorization", "Bearer re_wrong")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    HttpRequest unreadable =
        HttpRequest.newBuilder(emails)
            .header("Authorization", "Bearer sk_test_of_stripe")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    assertThat(http.send(none, HttpResponse.BodyHandlers.ofString()))
        .matches(r -> r.statusCode() == 401 && r.body().contains("missing_api_key"));
    assertThat(http.send(wrong, HttpResponse.BodyHandlers.ofString()))
        .matches(r -> r.statusCode() == 401 && r.body().contains("API key is invalid"));
    assertThat(http.send(unreadable, HttpResponse.BodyHandlers.ofString()))
        .matches(r -> r.statusCode() == 400 && r.body().contains("API key is invalid"));
  }

  @Test
  void a_call_that_does_not_say_who_calls_is_refused() throws Exception {
    HttpResponse<String> refused =
        http.send(
            sending(mail("guest@example.com")).header("User-Agent", "").build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("error code: 1010");
    assertThat(sandbox.resend().mails()).isEmpty();
  }

  @Test
  void more_than_the_limit_in_a_second_is_refused_with_the_time_to_wait() throws Exception {
    sandbox.resend().callsPerSecond(2);

    List<HttpResponse<String>> answers =
        IntStream.range(0, 6)
            .mapToObj(i ->
                http.sendAsync(
                    sending(mail("guest@example.com")).build(),
                    HttpResponse.BodyHandlers.ofString()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    HttpResponse<String> refused =
        answers.stream().filter(r -> r.statusCode() == 429).findFirst().orElseThrow();
    assertThat(refused.body()).contains("rate_limit_exceeded");
    assertThat(refused.headers().firstValue("retry-after")).contains("1");
    assertThat(refused.headers().firstValue("ratelimit-limit")).contains("2");
    assertThat(answers).anyMatch(r -> r.statusCode() == 200);
  }

  @Test
  void webhooks_tell_sent_and_delivered_and_verify_as_svix_does() throws Throwable {
    String id = id(send(mail("guest@example.com")));

    Await.until(() ->
        assertThat(receiver.types()).containsExactlyInAnyOrder("email.sent", "email.delivered"));
    for (Receiver.Hook hook : receiver.hooks()) {
      assertThat(hook.json().get("data").get("email_id").asText()).isEqualTo(id);
      assertThat(hook.json().get("data").get("tags").get("kind").asText())
          .isEqualTo("confirmation");
      assertThat(hook.headers().get("svix-signature")).isEqualTo("v1," + signature(hook));
    }
    assertThat(sandbox.resend().mail(id).orElseThrow().lastEvent()).isEqualTo("delivered");
  }

  /// Written from Svix's description, apart from the lookalike's own code.
  private static String signature(Receiver.Hook hook) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SIGNING_KEY, "HmacSHA256"));
    String signed =
        hook.headers().get("svix-id")
            + "."
            + hook.headers().get("svix-timestamp")
            + "."
            + hook.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "bounced@example.com, email.bounced",
    "Guest <complained@example.com>, email.complained",
    "delayed@example.com, email.delivery_delayed",
  })
  void some_addresses_do_what_they_say(String to, String type) throws Throwable {
    id(send(mail(to)));

    Await.until(() -> assertThat(receiver.types()).contains(type));
  }

  @Test
  void a_refused_webhook_comes_again_with_the_same_id() throws Throwable {
    receiver.refuseNext(2);

    id(send(mail("bounced@example.com")));

    Await.until(() -> assertThat(receiver.hooks()).hasSize(4));
    assertThat(receiver.hooks().stream().map(h -> h.headers().get("svix-id")).distinct())
        .hasSize(2);
  }

  @Test
  void the_inbox_shows_the_email_as_its_reader_sees_it() throws Exception {
    String id = id(send(mail("guest@example.com")));

    assertThat(get("/inbox").body()).contains("Your tickets", "/inbox/" + id);
    assertThat(get("/inbox/" + id).body()).contains("<iframe", "sandbox=", "qr.png");
    assertThat(get("/inbox/" + id + "/html").body())
        .contains("<img src='data:image/png;base64," + PIXEL + "'", "<head><base target=")
        .doesNotContain("cid:");
    assertThat(get("/inbox/" + id + "?view=text").body()).contains("In &lt;you&gt;.");
    JsonNode raw = Json.trusted(get("/inbox/" + id + ".json").body());
    assertThat(raw.get("attachments").get(0).get("contentId").asText()).isEqualTo("qr-1");
    HttpResponse<String> attachment = get("/inbox/" + id + "/attachments/0");
    assertThat(attachment.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(attachment.body()).hasSize(3);
    assertThat(get("/inbox/nothing").statusCode()).isEqualTo(404);
  }
}
