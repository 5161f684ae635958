package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import live.maguey.audit.AuditEntry;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.payments.Fact;
import live.maguey.revenue.LedgerEntry;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What can happen between choosing and the mail, on a whole server: its API, its workers, real
/// PostgreSQL and both lookalikes.
class GeneralAdmissionIT {
  private static final String OPEN = "POST /v1/checkout/sessions";
  private static final String EXPIRE = "POST /v1/checkout/sessions/{id}/expire";

  /// The hold is ten minutes, and two more for a Stripe that does not answer.
  private static final Duration PAST_THE_HOLD = Duration.ofMinutes(13);

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @AfterEach
  void nothing_is_wrong_any_more() {
    SERVER.stripe().knobs().reset();
    SERVER.resend().knobs().reset();
  }

  @Test
  @Requirement({"PAY-01", "EMAIL-01", "1.1"})
  void a_payment_becomes_tickets_and_one_mail() {
    Guest guest = Guest.holding(SERVER, SERVER.event(), 2, "buyer@example.com");
    guest.pays(Guest.GOOD_CARD);

    becomes(guest, "paid");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    assertThat(guest.mails().getFirst().content().text()).contains("/orders/" + guest.token());
    assertThat(guest.page().path("tickets")).hasSize(2);
    assertThat(StreamSupport.stream(guest.page().path("tickets").spliterator(), false))
        .allSatisfy(ticket -> assertThat(ticket.path("code").isTextual()).isTrue());
  }

  @Test
  @Requirement({"PAY-04", "1.4"})
  void a_declined_card_keeps_the_places_and_another_card_buys_them() {
    Guest guest = Guest.holding(SERVER, SERVER.event(), 2, "declined@example.com");
    guest.pays(Guest.DECLINED_CARD);
    Await.until(() -> assertThat(guest.page().path("decline").isTextual()).isTrue());
    assertThat(guest.state()).isEqualTo("held");

    guest.pays(Guest.GOOD_CARD);
    becomes(guest, "paid");
    assertThat(guest.page().path("decline").isNull()).isTrue();
  }

  @Test
  void a_hold_that_runs_out_closes_its_payment_page_and_frees_its_places() {
    Event event = SERVER.add(SERVER.tonight().tier("General", 2));
    Guest slow = Guest.holding(SERVER, event, 2, "slow@example.com");
    String session = slow.session();
    assertThat(Guest.asking(SERVER, event, 1, "next@example.com").body()).contains("sold-out");

    SERVER.clock().forward(PAST_THE_HOLD);
    becomes(slow, "expired");
    assertThat(SERVER.stripe().session(session).path("status").asText()).isEqualTo("expired");
    assertThat(Guest.asking(SERVER, event, 2, "next@example.com").statusCode()).isEqualTo(201);
    assertThat(slow.mails()).isEmpty();
  }

  @Test
  @Requirement("PAY-01")
  void a_payment_after_the_hold_is_seated_while_there_is_room() {
    Event event = SERVER.add(SERVER.tonight().tier("General", 2));
    Guest late = Guest.holding(SERVER, event, 1, "late-seated@example.com");
    String session = late.session();
    expiresWhileStripeIsAway(late);
    SERVER.stripe().pay(session, Guest.GOOD_CARD);

    becomes(late, "paid");
    Await.until(() -> assertThat(late.mails()).hasSize(1));
    assertThat(SERVER.stores().sales().tickets().of(late.order().id())).hasSize(1);
    assertThat(SERVER.stores().payments().refunds().of(late.order().id())).isEmpty();
  }

  @Test
  void a_payment_after_the_hold_goes_back_whole_when_the_last_place_is_gone() {
    Event event = SERVER.add(SERVER.tonight().tier("General", 1));
    Guest late = Guest.holding(SERVER, event, 1, "late-refunded@example.com");
    String session = late.session();
    expiresWhileStripeIsAway(late);
    Guest quick = Guest.holding(SERVER, event, 1, "quick@example.com");
    quick.pays(Guest.GOOD_CARD);
    becomes(quick, "paid");
    SERVER.stripe().pay(session, Guest.GOOD_CARD);

    becomes(late, "late_refunded");
    Await.until(() -> assertThat(refundsOf(late)).containsExactly("3000 succeeded"));
    Await.until(
        () -> assertThat(late.page().path("refund").path("state").asText()).isEqualTo("succeeded"));
    Await.until(() -> assertThat(late.mails()).hasSize(1));
    assertThat(late.mails().getFirst().content().text())
        .contains("$30.00")
        .contains(late.reference().value());
    assertThat(SERVER.stores().sales().tickets().of(late.order().id())).isEmpty();
    Await.until(() ->
        assertThat(
                SERVER.stores().payments().ledger().of(late.order().id()).stream()
                    .mapToLong(entry -> entry.amount().minor())
                    .sum())
            .isZero());
    assertThat(taken(event)).isEqualTo(1);
  }

  @Test
  @Requirement({"PAY-01", "11.1"})
  void a_webhook_that_never_comes_is_brought_in() {
    Guest guest = Guest.holding(SERVER, SERVER.event(), 1, "unheard@example.com");
    String session = guest.session();
    SERVER.stripe().knobs().turn(Knob.DROP_WEBHOOKS);
    SERVER.stripe().pay(session, Guest.GOOD_CARD);
    assertThat(guest.state()).isEqualTo("held");

    SERVER.clock().forward(Duration.ofSeconds(30));
    becomes(guest, "paid");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    assertThat(capturesOf(guest)).isEqualTo(1);
  }

  @Test
  @Requirement("PAY-01")
  void a_payment_page_whose_address_was_lost_on_the_way_is_asked_for_again_and_is_the_same() {
    int before = SERVER.stripe().sessions().size();
    SERVER.stripe().knobs().next(Knob.LOST_REPLY, OPEN, 1);
    Guest guest = Guest.holding(SERVER, SERVER.event(), 1, "lost@example.com");
    Await.until(() -> assertThat(guest.page().path("checkoutUrl").isNull()).isFalse());

    assertThat(SERVER.stripe().sessions()).hasSize(before + 1);
    guest.pays(Guest.GOOD_CARD);
    becomes(guest, "paid");
  }

  @Test
  @Requirement("PAY-01")
  void a_stripe_that_fails_at_the_opening_loses_no_order() {
    SERVER.stripe().knobs().next(Knob.ANSWER_500, OPEN, 1).next(Knob.ANSWER_503, OPEN, 1);
    Guest guest = Guest.holding(SERVER, SERVER.event(), 1, "failing@example.com");
    Await.until(() -> assertThat(guest.page().path("checkoutUrl").isNull()).isFalse());
    guest.pays(Guest.GOOD_CARD);
    becomes(guest, "paid");
  }

  @Test
  void places_that_are_released_are_for_sale_at_once_and_cannot_be_paid() {
    Event event = SERVER.add(SERVER.tonight().tier("General", 1));
    Guest guest = Guest.holding(SERVER, event, 1, "changed-mind@example.com");
    String session = guest.session();
    SERVER.client().post("/api/orders/" + guest.token() + "/release", "{}");

    becomes(guest, "cancelled");
    assertThat(SERVER.stripe().session(session).path("status").asText()).isEqualTo("expired");
    assertThat(Guest.asking(SERVER, event, 1, "next-one@example.com").statusCode()).isEqualTo(201);
  }

  @Test
  void everything_that_happened_to_an_order_is_on_its_trail() {
    Guest guest = Guest.holding(SERVER, SERVER.event(), 1, "trail@example.com");
    guest.pays(Guest.GOOD_CARD);
    becomes(guest, "paid");
    assertThat(SERVER.stores().records().audit().of("order " + guest.order().id(), 10))
        .extracting(AuditEntry::act)
        .isNotEmpty();
    assertThat(SERVER.stores().payments().ledger().of(guest.order().id()))
        .extracting(LedgerEntry::kind)
        .contains(LedgerEntry.Kind.CHARGE);
  }

  /// Stripe refuses to end the session, so that it can be paid after the places were let go.
  private static void expiresWhileStripeIsAway(Guest guest) {
    SERVER.stripe().knobs().turn(new Knobs.Turned(Knob.ANSWER_503, EXPIRE, -1, Duration.ZERO));
    SERVER.clock().forward(PAST_THE_HOLD);
    becomes(guest, "expired");
  }

  private static void becomes(Guest guest, String state) {
    Await.until(() -> assertThat(guest.state()).isEqualTo(state));
  }

  private static long capturesOf(Guest guest) {
    return Fact.of(SERVER.stores().payments().facts().of(guest.order().id()), Fact.Captured.class)
        .count();
  }

  private static List<String> refundsOf(Guest guest) {
    String intent =
        Fact.of(SERVER.stores().payments().facts().of(guest.order().id()), Fact.Captured.class)
            .map(Fact.Captured::payment)
            .findFirst()
            .orElseThrow();
    return SERVER.stripe().refunds().stream()
        .filter(refund -> refund.path("payment_intent").asText().equals(intent))
        .map(GeneralAdmissionIT::amountAndState)
        .toList();
  }

  private static String amountAndState(JsonNode refund) {
    return refund.path("amount").asLong() + " " + refund.path("status").asText();
  }

  private static int taken(Event event) {
    return SERVER
        .stores()
        .sales()
        .events()
        .find(event.id())
        .orElseThrow()
        .tiers()
        .getFirst()
        .taken();
  }
}
