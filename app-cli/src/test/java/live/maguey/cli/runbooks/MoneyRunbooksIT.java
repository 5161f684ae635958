package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.api.Stores;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingSources;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.persistence.Invariants;
import live.maguey.revenue.LedgerEntry;
import live.maguey.runbooks.Runbook;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.tickets.Ticket;
import live.maguey.webhooks.WebhookEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the pages about money say is typed where payments and refunds really fail.
@Tag("full")
class MoneyRunbooksIT {
  private static final String REFUNDS = "POST /v1/refunds";
  private static final String RETURNING_CARD = "4000000000005126";

  @AutoClose private final RunningServer server = RunningServer.open();

  private final Event event = server.event();
  private final OnCall onCall = new OnCall(server);

  @AfterEach
  void the_ledgers_agree() {
    Invariants.check(server.stores().database());
  }

  private void feeOf(Guest guest) {
    Await.until(() ->
        assertThat(server.stores().payments().ledger().of(guest.order().id()))
            .extracting(LedgerEntry::kind)
            .contains(LedgerEntry.Kind.FEE));
  }

  private Refund refund(Guest guest) {
    return server.stores().payments().refunds().of(guest.order().id()).getFirst();
  }

  private void refunded(Guest guest) {
    assertThat(onCall.run("orders", "refund", guest.reference().value(), "--yes")).isZero();
  }

  private void isIn(Guest guest, Class<? extends Refund.Standing> standing) {
    Await.until(() -> assertThat(refund(guest).standing()).isInstanceOf(standing));
  }

  @Test
  void a_payment_that_nobody_heard_of_becomes_tickets() {
    server.stripe().knobs().next(Knob.DROP_WEBHOOKS, 9);
    Guest guest = Guest.holding(server, event, 2, "unheard@example.com");
    guest.pays(Guest.GOOD_CARD);
    assertThat(guest.state()).isEqualTo("held");

    Reader.of(server, Runbook.CHARGED_NO_TICKET)
        .with("REFERENCE", guest.reference())
        .isSentTo(1, guest.reference().value())
        .act(1)
        .verifies();

    Await.until(() -> assertThat(guest.tickets()).hasSize(2));
  }

  @Test
  void events_that_were_given_up_are_worked_on() {
    Guest guest = Guest.holding(server, event, 1, "dead@example.com");
    String session = guest.session();
    server.stop();
    server.stripe().pay(session, Guest.GOOD_CARD);
    assertThat(onCall.run("webhooks", "pull")).isZero();
    allEventsAreGivenUp();
    server.restart();

    Reader.of(server, Runbook.WEBHOOK_BACKLOG).act(1).verifies();

    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
  }

  /// While no server runs.
  private void allEventsAreGivenUp() {
    ServiceConfig.Database database =
        KnownSettings.ofDemo(new SettingSources().defaults("the server", server.settings()))
            .get(ServiceConfig.Database.class);
    try (Stores stores = Stores.open(database, new SimpleMeterRegistry(), server.clock())) {
      for (WebhookEvent waiting : stores.payments().inbox().list(null, 9)) {
        stores.payments().inbox().dead(waiting.id(), server.clock().instant(), "broken");
      }
    }
  }

  @Test
  void a_refund_that_stripe_refused_is_sent_again() {
    Guest guest = Guest.withTickets(server, event, 1, "again@example.com");
    feeOf(guest);
    server.stripe().knobs().turn(new Knobs.Turned(Knob.ANSWER_503, REFUNDS, -1, Duration.ZERO));
    refunded(guest);
    server
        .stores()
        .payments()
        .refunds()
        .giveUp(refund(guest).id(), 1, "insufficient_funds", server.clock().instant());
    server.stripe().knobs().reset();

    Reader.of(server, Runbook.REFUND_STUCK)
        .with("REFERENCE", guest.reference())
        .with("REFUND", refund(guest).id())
        .isSentTo(1, guest.reference().value())
        .act(1)
        .verifies();

    isIn(guest, Refund.Standing.Succeeded.class);
  }

  @Test
  void a_refund_that_the_bank_returned_is_paid_by_hand() {
    Guest guest = Guest.holding(server, event, 1, "returned@example.com");
    guest.pays(RETURNING_CARD);
    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
    feeOf(guest);
    refunded(guest);
    isIn(guest, Refund.Standing.SentBack.class);

    Reader.of(server, Runbook.REFUND_STUCK)
        .with("REFERENCE", guest.reference())
        .with("REFUND", refund(guest).id())
        .isSentTo(2, guest.reference().value())
        .act(2)
        .verifies();

    isIn(guest, Refund.Standing.PaidByHand.class);
  }

  @Test
  void a_part_that_went_back_in_the_dashboard_voids_a_ticket_and_is_closed() throws Exception {
    Guest guest = Guest.withTickets(server, event, 2, "dashboard@example.com");
    feeOf(guest);
    atTheDashboard("payment_intent=" + payment(guest) + "&amount=3000");
    Await.until(() -> assertThat(open(AlertKind.FOREIGN_REFUND)).hasSize(1));
    Ticket gone = guest.tickets().getFirst();

    Reader.of(server, Runbook.REFUND_IN_STRIPE)
        .with("TICKET", gone.number())
        .with("ALERT", open(AlertKind.FOREIGN_REFUND).getFirst().number())
        .isSentTo(1, guest.reference().value())
        .act(1)
        .act(2)
        .verifies();

    assertThat(guest.tickets()).filteredOn(Ticket::isValid).hasSize(1);
  }

  @Test
  void of_two_orders_the_one_that_nobody_wants_goes_back() {
    Guest wanted = Guest.withTickets(server, event, 1, "twice@example.com");
    Guest unwanted = Guest.withTickets(server, event, 1, "twice@example.com");
    feeOf(wanted);
    feeOf(unwanted);

    Reader.of(server, Runbook.PAID_TWICE).with("REFERENCE", unwanted.reference()).act(2).verifies();

    isIn(unwanted, Refund.Standing.Succeeded.class);
    assertThat(wanted.tickets()).allMatch(Ticket::isValid);
  }

  @Test
  void a_hold_that_did_not_end_is_released_and_nobody_pays_for_it() {
    Guest guest = Guest.holding(server, event, 2, "stuck@example.com");
    String session = guest.session();
    server.stop();
    server.clock().forward(Duration.ofMinutes(30));

    Reader.of(server, Runbook.HOLD_STUCK)
        .with("REFERENCE", guest.reference())
        .with("EVENT", event.slug())
        .isSentTo(1, guest.reference().value())
        .act(1)
        .verifies();

    assertThat(server.stripe().session(session).path("status").asText()).isEqualTo("expired");
    server.restart();
  }

  @Test
  void a_payment_that_our_ledger_lacks_comes_in_and_the_figures_agree() {
    server.stripe().knobs().next(Knob.DROP_WEBHOOKS, 9);
    Guest guest = Guest.holding(server, event, 1, "figures@example.com");
    guest.pays(Guest.GOOD_CARD);
    Await.until(() -> assertThat(server.stripe().balanceTransactions()).hasSize(1));
    assertThat(onCall.run("reconcile", "--from", "yesterday", "--to", "today")).isEqualTo(1);

    Reader.of(server, Runbook.FIGURES_DIFFER).act(1).verifies();
  }

  private List<Alert> open(AlertKind kind) {
    return server.stores().records().alerts().open(20).stream()
        .filter(alert -> alert.kind() == kind)
        .toList();
  }

  private String payment(Guest guest) {
    return Fact.of(server.stores().payments().facts().of(guest.order().id()), Fact.Captured.class)
        .map(Fact.Captured::payment)
        .findFirst()
        .orElseThrow();
  }

  private void atTheDashboard(String form) throws IOException, InterruptedException {
    URI refunds = server.sandbox().stripeBase().resolve("/v1/refunds");
    try (HttpClient browser = HttpClient.newHttpClient()) {
      assertThat(
              browser
                  .send(
                      HttpRequest.newBuilder(refunds)
                          .header("Authorization", "Bearer sk_test_maguey_demo")
                          .header("Content-Type", "application/x-www-form-urlencoded")
                          .POST(BodyPublishers.ofString(form))
                          .build(),
                      BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    }
  }
}
