package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import live.maguey.runbooks.Runbook;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the pages about banks say is typed where a bank says no or wants its money back.
@Tag("full")
class BankRunbooksIT {
  private static final String DISPUTED_CARD = "4000000000000259";
  private static final String WARNED_CARD = "4000000000005423";

  @AutoClose private final RunningServer server = RunningServer.open();

  private final Event event = server.event();

  @AfterEach
  void the_ledgers_agree() {
    Invariants.check(server.stores().database());
  }

  private Guest paying(String card, String email, AlertKind then) {
    Guest guest = Guest.holding(server, event, 1, email);
    guest.pays(card);
    Await.until(() -> assertThat(open()).extracting(Alert::kind).contains(then));
    return guest;
  }

  private List<Alert> open() {
    return server.stores().records().alerts().open(20);
  }

  private String dispute() {
    return server.stripe().bank().disputes().getLast().path("id").asText();
  }

  @Test
  void a_guest_whose_card_was_declined_pays_with_another_one() {
    Guest guest = Guest.holding(server, event, 2, "declined@example.com");
    guest.pays(Guest.DECLINED_CARD);

    Reader reader =
        Reader.of(server, Runbook.DECLINED)
            .with("REFERENCE", guest.reference())
            .with("EVENT", event.slug())
            .isSentTo(1, guest.reference().value())
            .act(1);
    guest.pays(Guest.GOOD_CARD);
    reader.verifies();

    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
  }

  @Test
  void places_of_a_guest_who_gives_up_go_to_somebody_else() {
    Event last = server.add(server.tonight().tier("General", 2));
    Guest guest = Guest.holding(server, last, 2, "gives-up@example.com");
    guest.pays(Guest.DECLINED_CARD);
    assertThat(Guest.asking(server, last, 2, "waits@example.com").statusCode()).isEqualTo(409);

    Reader.of(server, Runbook.DECLINED).with("REFERENCE", guest.reference()).act(3).verifies();

    assertThat(guest.state()).isEqualTo("cancelled");
    assertThat(Guest.asking(server, last, 2, "waits@example.com").statusCode()).isEqualTo(201);
  }

  @Test
  void a_dispute_that_the_owner_answers_is_over_when_the_bank_has_decided() {
    Guest guest = paying(DISPUTED_CARD, "regrets@example.com", AlertKind.DISPUTE);

    Reader reader =
        Reader.of(server, Runbook.DISPUTE)
            .with("REFERENCE", guest.reference())
            .isSentTo(1, guest.reference().value())
            .act(1);
    server.stripe().bank().review(dispute());
    server.stripe().bank().close(dispute(), true);
    reader.verifies();

    assertThat(guest.tickets()).allMatch(Ticket::isValid);
  }

  @Test
  void a_payment_that_a_bank_warns_of_goes_back_before_it_is_disputed() {
    Guest guest = paying(WARNED_CARD, "warned@example.com", AlertKind.FRAUD_WARNING);

    Reader.of(server, Runbook.DISPUTE)
        .with("REFERENCE", guest.reference())
        .isSentTo(2, guest.reference().value())
        .act(2)
        .verifies();

    Await.until(() -> assertThat(guest.state()).isEqualTo("refunded"));
  }

  @Test
  void of_a_dispute_that_is_lost_nobody_comes_in() {
    Guest guest = paying(DISPUTED_CARD, "lost@example.com", AlertKind.DISPUTE);
    server.stripe().bank().close(dispute(), false);
    Await.until(
        () -> assertThat(open()).extracting(Alert::kind).containsExactly(AlertKind.DISPUTE_LOST));

    Reader.of(server, Runbook.DISPUTE)
        .with("TICKET", guest.tickets().getFirst().number())
        .with("ALERT", open().getFirst().number())
        .isSentTo(3, guest.reference().value())
        .act(3)
        .verifies();

    assertThat(guest.tickets()).noneMatch(Ticket::isValid);
  }
}
