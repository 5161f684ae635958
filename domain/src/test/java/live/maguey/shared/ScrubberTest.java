package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
  private final Scrubber scrubber = new Scrubber(List.of(new Secret("hunter22-of-the-database")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 <elena@example.com> does not exist | 550 <***> does not exist
          key sk_live_51Abc_x is refused | key [secret] is refused
          whsec_bWFndWV5LWRlbW8= | [secret]
          re_8chars99_abcDEF is no key of ours | [secret] is no key of ours
          Authorization: Bearer abcdef0123456789 | Authorization: Bearer [secret]
          sent Bearer gate-token-of-a-phone along | sent Bearer [secret] along
          ?user=maguey&password=tequila&ssl=on | ?user=maguey&password=[secret]&ssl=on
          https://key@o1.ingest.example/7 | https://[secret]@o1.ingest.example/7
          https://hooks.slack.com/services/T0/B0/x1 | https://hooks.slack.com/[secret]
          GET /orders/AZrA2u3kcZ_-short4Test/tickets | GET /orders/[link]/tickets
          /gate#enrol=7K2Q-4F9X | /gate#enrol=[link]
          card 4242 4242 4242 4242 declined | card [number] declined
          4242424242424242 | [number]
          378282246310005 12/34 | [number]/34
          password hunter22-of-the-database is wrong | password [secret] is wrong
          """)
  void what_no_log_may_hold_is_taken_out(String text, String clean) {
    assertThat(scrubber.scrub(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook evt_3PqRsT2eZvKYlo2C1aBcDeFgH0123456789 payment_intent.succeeded: DONE: MGY-7K2Q-9F paid 3",
        "refund re_3PqRsT2eZvKYlo2C1aBcDeFg of order 0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c05: succeeded",
        "session cs_live_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6 closed",
        "email maguey-email-0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c05-1a2b3c4d was sent",
        "at 1764530000000, 20 ms, port 5432, 2026-11-30T22:15:00.123456Z",
        "00000000-0000-0000-0000-000000000042",
        "java.lang.IllegalStateException: at live.maguey.orders.PlaceOrder.appendIndentedThrowableProxy(PlaceOrder.java:42)",
        "GET /api/orders/{token}/refund 404",
        "ticket K7QP-9FXM admitted at Gate A",
        "4242 4242 4242 4243 is no card"
      })
  void what_a_line_is_found_and_understood_by_stays(String text) {
    assertThat(scrubber.scrub(text)).isEqualTo(text);
  }

  @Test
  void a_private_link_is_taken_out_wherever_it_stands() {
    PrivateLinks links = new PrivateLinks(new byte[32], URI.create("https://maguey.example"));
    for (int i = 1; i <= 200; i++) {
      PrivateLink link =
          new PrivateLink(
              new PrivateLink.Kind("order", "/orders/"),
              UUID.nameUUIDFromBytes(new byte[] {(byte) i}),
              1);
      String token = links.token(link);

      assertThat(scrubber.scrub("opened " + links.page(link) + " twice")).doesNotContain(token);
      assertThat(scrubber.scrub("no order for " + token)).doesNotContain(token);
    }
  }

  @Test
  void a_ticket_code_is_taken_out() {
    assertThat(scrubber.scrub("read " + "K7QP9FXM".repeat(19) + " at Gate A"))
        .isEqualTo("read [code] at Gate A");
  }

  @Test
  void what_the_secret_was_replaced_by_is_left_alone() {
    String clean = scrubber.scrub("token=abcdefghij elena@example.com 4242424242424242");

    assertThat(scrubber.scrub(clean)).isEqualTo(clean);
  }

  @Test
  void a_long_text_takes_no_longer_than_it_has_to() {
    String text = "x-".repeat(20_000) + "@" + "9".repeat(20_000) + " " + "a".repeat(20_000);

    assertThat(scrubber.scrub(text)).doesNotContain("9999");
  }
}
