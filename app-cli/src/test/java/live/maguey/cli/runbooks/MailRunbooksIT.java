package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.emails.Email;
import live.maguey.persistence.Invariants;
import live.maguey.runbooks.Runbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the pages about email say is typed where emails really fail.
@Tag("full")
class MailRunbooksIT {
  @AutoClose private final RunningServer server = RunningServer.open();

  @AfterEach
  void the_ledgers_agree() {
    Invariants.check(server.stores().database());
  }

  private Email last(Guest guest) {
    return server.stores().outbox().list(null, guest.order().id(), 9).getFirst();
  }

  private Guest bounced() {
    Guest guest = Guest.withTickets(server, server.event(), 1, "bounced@example.com");
    Await.until(() -> assertThat(last(guest).state().stage()).isEqualTo(Email.Stage.BOUNCED));
    return guest;
  }

  @Test
  void an_email_that_came_back_goes_to_the_right_address() {
    Guest guest = bounced();

    Reader.of(server, Runbook.MAIL_BOUNCED)
        .with("REFERENCE", guest.reference())
        .with("ADDRESS", "right@example.com")
        .isSentTo(1, guest.reference().value())
        .act(1)
        .verifies();

    assertThat(server.resend().mailsTo("right@example.com")).hasSize(1);
  }

  @Test
  void emails_that_were_given_up_since_the_address_is_blocked_go_out_once_it_is_allowed() {
    bounced();
    Guest again = Guest.withTickets(server, server.event(), 1, "bounced@example.com");
    Await.until(() -> assertThat(last(again).state().stage()).isEqualTo(Email.Stage.GIVEN_UP));
    server.resend().webhooksTo(null);

    Reader.of(server, Runbook.MAIL_FAILED)
        .with("REFERENCE", again.reference())
        .with("ADDRESS", "bounced@example.com")
        .with("ALERT", server.stores().records().alerts().open(9).getFirst().number())
        .isSentTo(1, again.reference().value())
        .act(2)
        .act(3)
        .verifies();

    // To `trace`, nothing is missing while an email is queued again.
    Await.until(
        () -> assertThat(server.resend().mailsTo("bounced@example.com")).hasSizeGreaterThan(1));
  }

  @Test
  void a_mistyped_address_is_corrected() {
    Guest guest = Guest.withTickets(server, server.event(), 2, "elena@exmaple.com");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));

    Reader.of(server, Runbook.WRONG_ADDRESS)
        .with("REFERENCE", guest.reference())
        .with("ADDRESS", "elena@example.com")
        .act(1)
        .verifies();

    Await.until(() -> assertThat(server.resend().mailsTo("elena@example.com")).hasSize(1));
    assertThat(server.client().get("/api/orders/" + guest.token()).statusCode()).isEqualTo(404);
  }

  @Test
  void an_email_that_a_guest_misses_is_sent_again() {
    Guest guest = Guest.withTickets(server, server.event(), 1, "misses@example.com");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));

    Reader.of(server, Runbook.MAIL_MISSING).with("REFERENCE", guest.reference()).act(1).verifies();

    Await.until(() -> assertThat(guest.mails()).hasSize(2));
  }
}
