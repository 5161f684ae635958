package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nobody listens where Stripe was, then where Resend was.
@Tag("full")
class RefusedConnectionsIT {
  private static final Duration HEALED = Duration.ofMinutes(1);

  @AutoClose private static final RunningServer SERVER = RunningServer.open();
  @AutoClose private static final Relay STRIPE = new Relay(SERVER.sandbox().stripeBase());
  @AutoClose private static final Relay RESEND = new Relay(SERVER.sandbox().resendBase());

  static {
    SERVER.stop();
    SERVER.restart(
        Map.of("stripe.base", STRIPE.base().toString(), "resend.base", RESEND.base().toString()));
  }

  private final Event event = SERVER.event();

  @AfterEach
  void nothing_is_wrong_any_more() {
    Invariants.check(SERVER.stores().database());
  }

  @Test
  void a_guest_keeps_the_places_and_pays_when_stripe_is_back() {
    STRIPE.refuse();
    Guest guest = Guest.holding(SERVER, event, 2, "refused@example.com");
    assertThat(guest.page().path("state").asText()).isEqualTo("held");
    assertThat(guest.page().path("checkoutUrl").isNull()).isTrue();
    assertThat(SERVER.client().get("/events/" + event.slug()).statusCode()).isEqualTo(200);
    assertThat(Guest.asking(SERVER, event, 1, "another@example.com").statusCode()).isEqualTo(201);
    assertThat(SERVER.client().get("/health/ready").statusCode()).isEqualTo(200);

    STRIPE.accept();
    long back = System.nanoTime();
    Await.until(HEALED, () -> assertThat(guest.page().path("checkoutUrl").isNull()).isFalse());
    Duration healed = Duration.ofNanos(System.nanoTime() - back);
    guest.pays(Guest.GOOD_CARD);
    Await.until(HEALED, () -> assertThat(guest.state()).isEqualTo("paid"));
    assertThat(SERVER.stripe().sessions())
        .filteredOn(s -> s.path("customer_email").asText().equals(guest.email()))
        .hasSize(1);
    ReliabilityPage.tells(
        new ReliabilityPage.Row(
            "Stripe refuses connections",
            "pages, holds; the guest is told that the payment page is on its way",
            "one payment page, and the guest pays",
            healed));
  }

  @Test
  void tickets_are_on_the_page_at_once_and_in_one_mail_when_resend_is_back() {
    RESEND.refuse();
    Guest guest = Guest.withTickets(SERVER, event, 2, "unmailed@example.com");
    assertThat(guest.page().path("tickets")).hasSize(2);
    Await.until(
        HEALED,
        () ->
            assertThat(mails(guest))
                .singleElement()
                .satisfies(mail -> assertThat(mail.state().attempts()).isGreaterThanOrEqualTo(3)));

    RESEND.accept();
    long back = System.nanoTime();
    Await.until(
        HEALED,
        () ->
            assertThat(mails(guest))
                .allSatisfy(mail ->
                    assertThat(mail.sent().map(Email.State.Sent::provider)).contains("resend")));
    assertThat(guest.mails()).hasSize(1);
    ReliabilityPage.tells(
        new ReliabilityPage.Row(
            "Resend refuses connections",
            "everything but mail: codes are on the order's page",
            "one mail",
            Duration.ofNanos(System.nanoTime() - back)));
  }

  private static List<Email> mails(Guest guest) {
    return SERVER.stores().outbox().list(null, guest.order().id(), 9);
  }
}
