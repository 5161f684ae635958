package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import live.maguey.alerts.AlertKind;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.emails.Email;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// `maguey runbook`, with whatever a person has in hand.
class ShowRunbookIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  @Test
  void the_symptoms_are_listed_and_each_has_its_page() {
    assertThat(onCall.run("runbook")).isZero();
    assertThat(onCall.out()).contains("refund-stuck", "A refund did not arrive");

    assertThat(onCall.run("runbook", "mail-bounced")).isZero();
    assertThat(onCall.out())
        .contains(
            "Mail bounced",
            "For the owner",
            "1. The address is wrong",
            "    maguey orders correct REFERENCE --email ADDRESS --yes")
        .doesNotContain("```", "](");
    assertThat(onCall.run("runbook", "mail-bounced", "--json")).isZero();
    assertThat(onCall.json().path("steps")).hasSize(2);
  }

  @Test
  void what_is_wrong_with_an_order_leads_to_the_step_that_mends_it() {
    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 1, "bounced@example.com");
    Await.until(() -> assertThat(mail(guest).state().stage()).isEqualTo(Email.Stage.BOUNCED));
    String order = guest.reference().value();

    for (String inHand : new String[] {order, guest.email(), mail(guest).id().toString()}) {
      assertThat(onCall.run("runbook", inHand, "--json")).as(inHand).isEqualTo(ExitCode.WRONG);
      JsonNode finding = onCall.json().path("findings").get(0);
      assertThat(finding.path("id").asText()).isEqualTo("email-bounced");
      assertThat(finding.path("runbook").asText()).isEqualTo("mail-bounced");
      assertThat(finding.path("step").asInt()).isEqualTo(1);
      assertThat(finding.path("commands").get(0).asText())
          .isEqualTo("maguey orders correct " + order + " --email ADDRESS --yes");
      assertThat(finding.path("recheck").asText()).isEqualTo("maguey trace " + order);
    }
    assertThat(onCall.run("runbook", order)).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out()).contains("Runbook mail-bounced, step 1: The address is wrong");
  }

  @Test
  void an_alert_names_its_page_and_its_number_finds_the_step() {
    SERVER
        .stores()
        .records()
        .alerts()
        .raise(AlertKind.SETTLES_OTHERWISE, "stripe account", "in EUR", SERVER.clock().instant());
    String number = Long.toString(SERVER.stores().records().alerts().open(9).getFirst().number());

    assertThat(onCall.run("alerts", "show", number)).isZero();
    assertThat(onCall.out()).contains("maguey runbook figures-differ");
    assertThat(onCall.run("runbook", number, "--json")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.json().path("findings").get(0).path("step").asInt()).isEqualTo(4);
    assertThat(onCall.run("alerts", "close", number, "--note", "tried")).isZero();
    assertThat(onCall.run("runbook", number)).isZero();
  }

  @Test
  void a_declined_card_is_explained_although_nothing_is_missing() {
    Guest guest = Guest.holding(SERVER, SERVER.event(), 1, "declined@example.com");
    guest.pays(Guest.DECLINED_CARD);

    Await.until(() -> {
      assertThat(onCall.run("runbook", guest.reference().value(), "--json")).isEqualTo(1);
      assertThat(onCall.json().path("findings").get(0).path("runbook").asText())
          .isEqualTo("declined");
    });
    assertThat(onCall.json().path("findings").get(0).path("fix").isNull()).isTrue();
  }

  @Test
  void what_nothing_matches_is_said() {
    assertThat(onCall.run("runbook", "no-such-page")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err().replaceAll("\\s+", " ")).contains("lists the symptoms");
    Guest fine = Guest.withTickets(SERVER, SERVER.event(), 1, "fine@example.com");
    Await.until(() -> assertThat(fine.mails()).hasSize(1));
    Await.until(() -> assertThat(onCall.run("runbook", fine.reference().value())).isZero());
    assertThat(onCall.out()).contains("Nothing is wrong here");
  }

  private static Email mail(Guest guest) {
    return SERVER.stores().outbox().list(null, guest.order().id(), 9).getFirst();
  }
}
