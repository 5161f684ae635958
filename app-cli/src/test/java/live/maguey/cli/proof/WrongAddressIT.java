package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.cli.command.ExitCode;
import live.maguey.emails.Email;
import live.maguey.orders.Order;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Mails that do not get through for the address's sake, and how they do after all.
class WrongAddressIT {
  @AutoClose private final RunningServer server = RunningServer.open();

  private final OnCall onCall = new OnCall(server);

  @Test
  void the_tickets_reach_the_right_address_and_the_old_link_stops() {
    Guest guest = Guest.withTickets(server, server.event(), 2, "elena@exmaple.com");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    String reference = guest.reference().toString();

    assertThat(correct(reference, "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would correct " + reference, "elena@exmaple.com");
    assertThat(guest.state()).isEqualTo("paid");
    assertThat(correct(reference)).isEqualTo(ExitCode.USAGE);

    assertThat(correct(reference, "--yes", "--json")).isZero();
    assertThat(onCall.json().path("before").asText()).isEqualTo("elena@exmaple.com");
    assertThat(onCall.json().path("mailed").asBoolean()).isTrue();

    assertThat(server.client().get("/api/orders/" + guest.token()).statusCode()).isEqualTo(404);
    Await.until(() ->
        assertThat(server.resend().mailsTo("elena@example.com"))
            .singleElement()
            .satisfies(mail -> assertThat(mail.content().text()).contains("/orders/"))
            .satisfies(mail -> assertThat(mail.content().text()).doesNotContain(guest.token())));
    assertThat(correct(reference, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("has that address already");
  }

  @Test
  void what_bounced_is_not_sent_to_again_until_somebody_allows_it() {
    String gone = "bounced@example.com";
    Guest first = Guest.withTickets(server, server.event(), 1, gone);
    Await.until(() -> assertThat(mail(first).state().stage()).isEqualTo(Email.Stage.BOUNCED));

    Guest second = Guest.withTickets(server, server.event(), 1, gone);
    Await.until(() -> assertThat(mail(second).state().stage()).isEqualTo(Email.Stage.GIVEN_UP));
    assertThat(mail(second).state().lastAnswer().orElseThrow())
        .startsWith("not sent: the address bounced");
    assertThat(server.resend().mailsTo(gone)).hasSize(1);

    assertThat(onCall.run("emails", "allow", gone, "--dry-run")).isZero();
    assertThat(onCall.run("emails", "allow", gone)).isZero();
    assertThat(onCall.out()).isEqualTo("allowed " + gone + "\n");
    assertThat(onCall.run("emails", "allow", gone)).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.run("emails", "retry", mail(second).id().toString())).isZero();
    Await.until(() -> assertThat(server.resend().mailsTo(gone)).hasSize(2));
  }

  private Email mail(Guest guest) {
    Order order = server.stores().sales().orders().find(guest.reference()).orElseThrow();
    return server.stores().outbox().list(null, order.id(), 9).getFirst();
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
