package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.maguey.emails.DeliveryReports.Report;
import live.maguey.emails.Email;
import live.maguey.evidence.Requirement;
import live.maguey.shared.Secret;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("EMAIL-03")
class ResendDeliveryReportsTest {
  private static final String KEY = "bWFndWV5LXRlc3QtcmVzZW5kLXdlYmhvb2s=";
  private static final String OTHER_KEY = "c29tZWJvZHkgZWxzZSdzIHdlYmhvb2sga2V5";
  private static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");
  private static final String BODY =
      """
      {"type":"email.delivered","created_at":"2026-11-28T21:59:58.126Z",
       "data":{"email_id":"mail-1","to":["elena@example.com"]}}
      """;

  private final TestClock clock = new TestClock(NOW);
  private final ResendDeliveryReports reports =
      new ResendDeliveryReports(new Secret("whsec_" + KEY), clock);

  @ParameterizedTest
  @CsvSource({
    "email.delivered, DELIVERED",
    "email.delivery_delayed, DELAYED",
    "email.bounced, BOUNCED",
    "email.failed, BOUNCED",
    "email.suppressed, BOUNCED",
    "email.complained, COMPLAINED"
  })
  void the_fate_of_an_email_is_read(String type, Email.Delivery state) {
    assertThat(read(BODY.replace("email.delivered", type)))
        .isEqualTo(
            new Report.Delivery("mail-1", state, Instant.parse("2026-11-28T21:59:58.126Z"), type));
  }

  @Test
  void a_bounce_says_why() {
    String body =
        """
        {"type":"email.bounced","created_at":"2026-11-28T21:59:58Z","data":{"email_id":"mail-1",
         "bounce":{"type":"Permanent","subType":"General","message":"No such mailbox."}}}
        """;
    assertThat(read(body))
        .isInstanceOfSatisfying(
            Report.Delivery.class,
            d ->
                assertThat(d.detail())
                    .isEqualTo("email.bounced, Permanent General: No such mailbox."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"email.sent", "email.opened", "contact.created"})
  void other_reports_change_nothing(String type) {
    assertThat(read(BODY.replace("email.delivered", type))).isEqualTo(new Report.Other(type));
  }

  @Test
  void a_signed_text_that_is_no_report_is_told_apart() {
    for (String text : List.of("{\"type\":", "[]", "", "{}", "null")) {
      assertThat(read(text)).as(text).isInstanceOf(Report.Malformed.class);
    }
  }

  @Test
  void a_changed_body_id_or_timestamp_is_not_believed() {
    String timestamp = timestamp(NOW);
    String signature = sign(KEY, "msg_1", timestamp, BODY);
    assertThat(read(BODY, "msg_1", timestamp, signature)).isInstanceOf(Report.Delivery.class);
    assertThat(read(BODY.replace("mail-1", "mail-2"), "msg_1", timestamp, signature))
        .isInstanceOf(Report.Untrusted.class);
    assertThat(read(BODY, "msg_2", timestamp, signature)).isInstanceOf(Report.Untrusted.class);
    assertThat(read(BODY, "msg_1", timestamp(NOW.minusSeconds(1)), signature))
        .isInstanceOf(Report.Untrusted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1,", "v1,%%%", "v1a,AAAA", "nonsense", " "})
  void what_is_no_signature_is_not_believed(String signature) {
    assertThat(read(BODY, "msg_1", timestamp(NOW), signature)).isInstanceOf(Report.Untrusted.class);
  }

  @Test
  void while_a_secret_is_rotated_one_of_the_signatures_is_enough() {
    String timestamp = timestamp(NOW);
    String other = sign(OTHER_KEY, "msg_1", timestamp, BODY);
    String ours = sign(KEY, "msg_1", timestamp, BODY);
    assertThat(read(BODY, "msg_1", timestamp, other + " " + ours))
        .isInstanceOf(Report.Delivery.class);
    assertThat(read(BODY, "msg_1", timestamp, other)).isInstanceOf(Report.Untrusted.class);
  }

  @ParameterizedTest
  @CsvSource({"-300, true", "-301, false", "300, true", "301, false"})
  void five_minutes_to_both_sides_are_tolerated(long seconds, boolean trusted) {
    String timestamp = timestamp(NOW.plusSeconds(seconds));
    assertThat(
            read(BODY, "msg_1", timestamp, sign(KEY, "msg_1", timestamp, BODY))
                instanceof Report.Delivery)
        .isEqualTo(trusted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-5", "99999999999999999999"})
  void a_malformed_timestamp_is_not_believed(String timestamp) {
    assertThat(read(BODY, "msg_1", timestamp, sign(KEY, "msg_1", timestamp, BODY)))
        .isInstanceOf(Report.Untrusted.class);
  }

  @Test
  void a_report_without_a_readable_time_has_that_of_its_delivery() {
    clock.advance(Duration.ofSeconds(3));
    assertThat(read(BODY.replace("2026-11-28T21:59:58.126Z", "yesterday")))
        .isInstanceOfSatisfying(
            Report.Delivery.class, d -> assertThat(d.at()).isEqualTo(NOW.plusSeconds(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_%%%", KEY})
  void a_malformed_secret_stops_the_start_without_being_shown(String secret) {
    assertThatThrownBy(() -> new ResendDeliveryReports(new Secret(secret), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whsec_ and a key in base64")
        .hasMessageNotContaining("%%%");
  }

  private Report read(String body) {
    String timestamp = timestamp(clock.instant());
    return read(body, "msg_1", timestamp, sign(KEY, "msg_1", timestamp, body));
  }

  private Report read(String body, String id, String timestamp, String signature) {
    return reports.read(body.getBytes(StandardCharsets.UTF_8), id, timestamp, signature);
  }

  private static String timestamp(Instant at) {
    return Long.toString(at.getEpochSecond());
  }

  private static String sign(String key, String id, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
      String signed = id + "." + timestamp + "." + body;
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
