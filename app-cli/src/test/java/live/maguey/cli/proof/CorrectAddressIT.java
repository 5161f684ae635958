package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.cli.ExitCode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A buyer who mistyped the address calls, and gets the tickets.
class CorrectAddressIT {
  @AutoClose private final House house = House.open();

  private final OnCall onCall = new OnCall(house);

  @Test
  void the_tickets_reach_the_right_address_and_the_old_link_stops() {
    Guest guest = Guest.withTickets(house, house.night(), 2, "elena@exmaple.com");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    String reference = guest.reference().toString();

    assertThat(correct(reference, "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would correct " + reference, "elena@exmaple.com");
    assertThat(guest.state()).isEqualTo("paid");
    assertThat(correct(reference)).isEqualTo(ExitCode.USAGE);

    assertThat(correct(reference, "--yes", "--json")).isZero();
    assertThat(onCall.json().path("before").asText()).isEqualTo("elena@exmaple.com");
    assertThat(onCall.json().path("mailed").asBoolean()).isTrue();

    assertThat(house.client().get("/api/orders/" + guest.token()).statusCode()).isEqualTo(404);
    Await.until(() ->
        assertThat(house.resend().mailsTo("elena@example.com"))
            .singleElement()
            .satisfies(mail -> assertThat(mail.text()).contains("/orders/"))
            .satisfies(mail -> assertThat(mail.text()).doesNotContain(guest.token())));
    assertThat(correct(reference, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("has that address already");
  }

  private int correct(String reference, String... how) {
    String[] words = new String[4 + how.length];
    words[0] = "orders";
    words[1] = "correct";
    words[2] = reference;
    words[3] = "--email=elena@example.com";
    System.arraycopy(how, 0, words, 4, how.length);
    return onCall.run(words);
  }
}
