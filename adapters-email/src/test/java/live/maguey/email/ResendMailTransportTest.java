package live.maguey.email;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.emails.MailTransport.Answer;
import live.maguey.emails.RenderedEmail;
import live.maguey.evidence.Requirement;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("EMAIL-01")
class ResendMailTransportTest {
  private static final RenderedEmail MAIL =
      new RenderedEmail(
          EmailAddress.parse("elena@example.com"),
          Instant.parse("2026-11-28T22:00:00Z"),
          "Your ticket",
          "<p>You’re in.</p>",
          "You’re in.\n",
          List.of(new RenderedEmail.Attachment("7K2Q.png", "image/png", "code", new byte[] {1})));

  @RegisterExtension
  static final WireMockExtension RESEND =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @Test
  void the_email_is_sent_as_resend_wants_it() {
    answer(jsonResponse("{\"id\":\"mail-1\"}", 200));
    assertThat(send()).isEqualTo(new Answer.Accepted("mail-1"));
    RESEND.verify(
        postRequestedFor(urlEqualTo("/emails"))
            .withHeader("Authorization", equalTo("Bearer re_1"))
            .withHeader("Idempotency-Key", equalTo("key-1"))
            .withRequestBody(
                equalToJson(
                    """
                    {"from": "Maguey <tickets@maguey.example>", "to": ["elena@example.com"],
                     "reply_to": "help@maguey.example", "subject": "Your ticket",
                     "html": "<p>You’re in.</p>", "text": "You’re in.\\n",
                     "attachments": [{"filename": "7K2Q.png", "content": "AQ==",
                       "content_type": "image/png", "content_id": "code"}]}
                    """)));
  }

  @Test
  void a_repeat_has_the_same_bytes() {
    answer(jsonResponse("{}", 500));
    for (int i = 0; i < 2; i++) {
      assertThat(send()).isInstanceOf(Answer.Unknown.class);
    }
    assertThat(RESEND.findAll(postRequestedFor(urlEqualTo("/emails"))))
        .extracting(LoggedRequest::getBodyAsString)
        .hasSize(2)
        .containsOnly(
            RESEND.findAll(postRequestedFor(urlEqualTo("/emails"))).getFirst().getBodyAsString());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void what_can_never_be_sent_is_refused_with_resends_words(int status) {
    answer(jsonResponse("{\"name\":\"validation_error\",\"message\":\"Invalid `to`.\"}", status));
    assertThat(send()).isEqualTo(new Answer.Refused(status + " validation_error: Invalid `to`."));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 405})
  void our_own_wrong_settings_are_no_fault_of_the_email(int status) {
    answer(
        jsonResponse("{\"name\":\"invalid_api_key\",\"message\":\"API key is invalid.\"}", status));
    assertThat(send())
        .isInstanceOfSatisfying(
            Answer.NotNow.class,
            later -> {
              assertThat(later.reason()).startsWith("check Resend's base, key and domain");
              assertThat(later.retryAfter()).isEqualTo(Duration.ofMinutes(1));
            });
  }

  @Test
  void a_key_that_resend_cannot_read_is_no_fault_of_the_email() {
    answer(jsonResponse("{\"name\":\"validation_error\",\"message\":\"API key is invalid\"}", 400));
    assertThat(send()).isInstanceOf(Answer.NotNow.class);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "0, 1", "99999, 600", "soon, 1"})
  void the_pause_that_resend_asks_for_is_kept_within_reason(String header, long seconds) {
    answer(
        jsonResponse("{\"name\":\"rate_limit_exceeded\",\"message\":\"Too many.\"}", 429)
            .withHeader("retry-after", header));
    assertThat(send())
        .isEqualTo(
            new Answer.NotNow("429 rate_limit_exceeded: Too many.", Duration.ofSeconds(seconds)));
  }

  @Test
  void a_used_up_quota_is_not_asked_every_second() {
    answer(jsonResponse("{\"name\":\"daily_quota_exceeded\",\"message\":\"100 a day.\"}", 429));
    assertThat(send())
        .isInstanceOfSatisfying(
            Answer.NotNow.class,
            later -> assertThat(later.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
  }

  @Test
  void an_email_that_is_still_being_sent_is_asked_for_again() {
    answer(jsonResponse("{\"name\":\"concurrent_idempotent_requests\"}", 409));
    assertThat(send()).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void an_earlier_version_that_was_sent_is_the_email() {
    answer(jsonResponse("{\"name\":\"invalid_idempotent_request\"}", 409));
    assertThat(send()).isEqualTo(new Answer.Accepted("key:key-1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void what_failed_on_their_side_may_have_been_sent(int status) {
    answer(aResponse().withStatus(status).withBody("<html>upstream</html>"));
    assertThat(send()).isInstanceOf(Answer.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":", "{}", "", "[]", "<html>captive portal</html>"})
  void half_an_answer_counts_as_no_answer(String body) {
    answer(aResponse().withStatus(200).withBody(body));
    assertThat(send()).isEqualTo(new Answer.Unknown("200 without an id"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_connection_that_breaks_leaves_it_unknown(Fault fault) {
    answer(aResponse().withFault(fault));
    assertThat(send()).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void a_late_answer_is_not_waited_for() {
    answer(jsonResponse("{\"id\":\"mail-1\"}", 200).withFixedDelay(20_000));
    assertThat(send(Duration.ofMillis(300)))
        .isEqualTo(new Answer.Unknown("no answer within 300 ms"));
  }

  @Test
  void an_answer_that_trickles_is_not_waited_for() {
    answer(jsonResponse("{\"id\":\"mail-1\"}", 200).withChunkedDribbleDelay(10, 20_000));
    assertThat(send(Duration.ofMillis(300)))
        .isEqualTo(new Answer.Unknown("no answer within 300 ms"));
  }

  @Test
  void nobody_at_the_door_means_surely_not_sent() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(transport("http://127.0.0.1:" + free, Duration.ofSeconds(5)).send(MAIL, "key-1"))
        .isInstanceOf(Answer.NotNow.class);
  }

  @Test
  void the_key_stays_out_of_sight() {
    assertThat(settings("http://127.0.0.1:1", Duration.ofSeconds(5)).toString())
        .doesNotContain("re_1")
        .doesNotContain("whsec_");
  }

  private static void answer(ResponseDefinitionBuilder response) {
    RESEND.stubFor(post(urlEqualTo("/emails")).willReturn(response));
  }

  private static Answer send() {
    return send(Duration.ofSeconds(5));
  }

  private static Answer send(Duration timeout) {
    return transport(RESEND.baseUrl(), timeout).send(MAIL, "key-1");
  }

  private static ResendMailTransport transport(String base, Duration timeout) {
    return new ResendMailTransport(settings(base, timeout));
  }

  private static ResendSettings settings(String base, Duration timeout) {
    return new ResendSettings(
        URI.create(base),
        new Secret("re_1"),
        "Maguey <tickets@maguey.example>",
        "help@maguey.example",
        ResendSettings.USUAL_PER_SECOND,
        timeout,
        new Secret("whsec_c2VjcmV0"));
  }
}
