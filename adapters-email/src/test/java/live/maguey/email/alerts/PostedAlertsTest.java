package live.maguey.email.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.alerts.AlertMessage;
import live.maguey.alerts.AlertMessenger.Answer;
import live.maguey.alerts.AlertNews.What;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Slack and PagerDuty are posted, and what their answers mean.
class PostedAlertsTest {
  private static final String WEBHOOK = "/services/T0/B0/secret";
  private static final String ENQUEUE = "/v2/enqueue";
  private static final Instant AT = Instant.parse("2026-11-28T22:00:00Z");
  private static final AlertMessage DEAD =
      new AlertMessage(
          What.RAISED,
          "maguey-alert-7",
          "Critical: webhook-dead, webhook evt_1: <null> & void",
          "maguey webhooks show evt_1",
          AT);

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @Test
  void slack_gets_one_text_in_its_own_signs() {
    answer(ok("ok"));
    AlertMessage over = new AlertMessage(What.CLOSED, "maguey-alert-3", "Resolved: it", "", AT);

    assertThat(slack().send(List.of(DEAD, over))).isEqualTo(new Answer.Told("200 ok"));
    RECEIVER.verify(
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withRequestBody(
                equalToJson(
                    """
                    {"text": "Critical: webhook-dead, webhook evt_1: &lt;null&gt; &amp; void\\n> `maguey webhooks show evt_1`\\nResolved: it"}
                    """)));
  }

  @ParameterizedTest
  @CsvSource({
    "RAISED, trigger, error",
    "ESCALATED, trigger, critical",
    "ACKNOWLEDGED, acknowledge, error",
    "CLOSED, resolve, error",
    "TEST, trigger, info"
  })
  void pagerduty_gets_an_event_of_the_incident(What what, String action, String severity) {
    answer(aResponse().withStatus(202).withBody("{\"status\":\"success\"}"));
    AlertMessage message =
        new AlertMessage(what, "maguey-alert-7", "Critical: it", "maguey alerts list", AT);

    assertThat(pagerDuty().send(List.of(message)))
        .isEqualTo(new Answer.Told("202 {\"status\":\"success\"}"));
    RECEIVER.verify(
        postRequestedFor(urlEqualTo(ENQUEUE))
            .withRequestBody(
                equalToJson(
                    """
                    {"routing_key": "R0", "event_action": "%s", "dedup_key": "maguey-alert-7",
                     "payload": {"summary": "Critical: it", "source": "maguey.example",
                       "severity": "%s", "timestamp": "2026-11-28T22:00:00Z",
                       "custom_details": {"next": "maguey alerts list"}}}
                    """
                        .formatted(action, severity))));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 410})
  void what_is_refused_is_refused_in_their_words(int status) {
    answer(aResponse().withStatus(status).withBody("no_\nservice"));
    assertThat(slack().send(List.of(DEAD))).isEqualTo(new Answer.Refused(status + " no_ service"));
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "0, 1", "99999, 600", "soon, 1"})
  void the_pause_that_they_ask_for_is_kept_within_reason(String header, long seconds) {
    answer(aResponse().withStatus(429).withHeader("Retry-After", header));
    assertThat(pagerDuty().send(List.of(DEAD)))
        .isEqualTo(new Answer.NotNow("429", Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void what_failed_on_their_side_may_have_arrived(int status) {
    answer(aResponse().withStatus(status).withBody("upstream"));
    assertThat(slack().send(List.of(DEAD))).isEqualTo(new Answer.Unknown(status + " upstream"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_connection_that_breaks_leaves_it_unknown(Fault fault) {
    answer(aResponse().withFault(fault));
    assertThat(slack().send(List.of(DEAD))).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void who_hangs_is_not_waited_for() {
    answer(ok().withFixedDelay(20_000));
    assertThat(slack(RECEIVER.baseUrl(), Duration.ofMillis(300)).send(List.of(DEAD)))
        .isEqualTo(new Answer.Unknown("no answer within 300 ms"));
  }

  @Test
  void nobody_at_the_door_means_not_now_and_no_answer_tells_the_address() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(slack("http://127.0.0.1:" + free, Duration.ofSeconds(5)).send(List.of(DEAD)))
        .isEqualTo(new Answer.NotNow("not reachable", Duration.ofSeconds(2)));
  }

  private static void answer(ResponseDefinitionBuilder response) {
    RECEIVER.stubFor(post(urlEqualTo(WEBHOOK)).willReturn(response));
    RECEIVER.stubFor(post(urlEqualTo(ENQUEUE)).willReturn(response));
  }

  private static SlackMessenger slack() {
    return slack(RECEIVER.baseUrl(), Duration.ofSeconds(5));
  }

  private static SlackMessenger slack(String base, Duration timeout) {
    return new SlackMessenger(new Secret(base + WEBHOOK), timeout);
  }

  private static PagerDutyMessenger pagerDuty() {
    return new PagerDutyMessenger(
        URI.create(RECEIVER.baseUrl()), new Secret("R0"), "maguey.example", Duration.ofSeconds(5));
  }
}
