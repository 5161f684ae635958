package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stripe, then Resend, away in each of their ways, on a whole server on the night of an event.
@Tag("full")
class VendorOutageIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration HEALED = Duration.ofMinutes(1);
  private static final String OPEN = "POST /v1/checkout/sessions";
  private static final String SEND = "POST /emails";
  private static final RunningServer SERVER =
      RunningServer.open(Map.of("stripe.timeout", "2s", "resend.timeout", "2s"));
  private static final Deque<Ticket> AT_THE_DOOR = new ArrayDeque<>();

  private static String phone;

  @BeforeAll
  static void doors_open() {
    Event tonight = SERVER.event();
    for (int i = 0; i < 2; i++) {
      Guest early = Guest.withTickets(SERVER, tonight, 5, "early-" + i + "@example.com");
      AT_THE_DOOR.addAll(early.tickets());
      Await.until(() -> assertThat(early.mails()).hasSize(1));
    }
    phone = SERVER.phoneAt("Gate A", "phone 1");
    SERVER.clock().forward(Duration.ofMinutes(61));
  }

  @AfterEach
  void nothing_is_wrong_any_more() {
    SERVER.stripe().knobs().reset();
    SERVER.resend().knobs().reset();
    Invariants.check(SERVER.stores().database());
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWER_503, Stripe answers 503",
    "ANSWER_500, Stripe answers 500",
    "ANSWER_429, Stripe answers 429",
    "HANG, Stripe hangs",
    "LOST_REPLY, Stripe's answers are lost",
  })
  void a_guest_keeps_the_places_and_pays_when_stripe_is_back(Knob knob, String cause) {
    Event event = SERVER.event();
    away(SERVER.stripe().knobs(), knob, OPEN);

    Guest guest = Guest.holding(SERVER, event, 2, "pays-" + knob + "@example.com");
    failsThreeTimes(SERVER.stripe().knobs(), OPEN);
    assertThat(guest.page().path("state").asText()).isEqualTo("held");
    assertThat(guest.page().path("checkoutUrl").isNull()).isTrue();
    theRestGoesOn(event);
    assertThat(status()).isIn("ready", "degraded");

    SERVER.stripe().knobs().reset();
    long back = System.nanoTime();
    Await.until(HEALED, () -> assertThat(guest.page().path("checkoutUrl").isNull()).isFalse());
    Duration healed = since(back);
    guest.pays(Guest.GOOD_CARD);
    Await.until(HEALED, () -> assertThat(guest.state()).isEqualTo("paid"));
    assertThat(SERVER.stripe().sessions())
        .filteredOn(s -> s.path("customer_email").asText().equals(guest.email()))
        .hasSize(1);
    ReliabilityPage.tells(
        new ReliabilityPage.Row(
            cause,
            "pages, holds, the gate; the guest is told that the payment page is on its way",
            "one payment page, and the guest pays",
            healed));
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWER_503, Resend answers 503",
    "ANSWER_500, Resend answers 500",
    "ANSWER_429, Resend answers 429",
    "HANG, Resend hangs",
    "LOST_REPLY, Resend's answers are lost",
  })
  void tickets_are_on_the_page_at_once_and_in_one_mail_when_resend_is_back(
      Knob knob, String cause) {
    Event event = SERVER.event();
    away(SERVER.resend().knobs(), knob, SEND);

    Guest guest = Guest.withTickets(SERVER, event, 2, "mail-" + "pays-" + knob + "@example.com");
    assertThat(guest.page().path("tickets")).hasSize(2);
    failsThreeTimes(SERVER.resend().knobs(), SEND);
    theRestGoesOn(event);
    assertThat(status()).isIn("ready", "degraded");

    SERVER.resend().knobs().reset();
    long back = System.nanoTime();
    Await.until(
        HEALED,
        () ->
            assertThat(SERVER.stores().outbox().list(null, guest.order().id(), 9))
                .allSatisfy(mail ->
                    assertThat(mail.sent().map(sent -> sent.provider())).contains("resend")));
    Duration healed = since(back);
    assertThat(guest.mails()).hasSize(1);
    ReliabilityPage.tells(
        new ReliabilityPage.Row(
            cause,
            "everything but mail: codes are on the order's page, and the gate admits them",
            "one mail",
            healed));
  }

  private static void away(Knobs knobs, Knob knob, String where) {
    var _ = knobs.next(knob, where, 3).turn(knob);
  }

  private static void failsThreeTimes(Knobs knobs, String where) {
    Await.until(
        HEALED, () -> assertThat(knobs.shown()).noneMatch(turned -> turned.where().equals(where)));
  }

  private static void theRestGoesOn(Event event) {
    assertThat(SERVER.client().get("/events/" + event.slug()).statusCode()).isEqualTo(200);
    assertThat(Guest.asking(SERVER, event, 1, "another@example.com").statusCode()).isEqualTo(201);
    assertThat(SERVER.scan(phone, AT_THE_DOOR.pop()).path("reason").asText()).isEqualTo("admitted");
  }

  private static String status() {
    HttpResponse<String> ready = SERVER.client().get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    try {
      return JSON.readTree(ready.body()).path("status").asText();
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
