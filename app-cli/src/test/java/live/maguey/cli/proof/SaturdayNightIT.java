package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What the customer asks of a full event, in the customer's own numbers: a hundred purchases, ten
/// gates and fifty webhooks at once.
class SaturdayNightIT {
  private static final int PURCHASES = 100;
  private static final int GATES = 10;
  private static final int WEBHOOKS = 50;

  /// A guest who waits longer than this at the gate calls it slow (product rule of the gate).
  private static final Duration LAG = Duration.ofSeconds(1);

  @AutoClose
  private static final RunningServer SERVER =
      RunningServer.open(
          Map.of(
              "sales.orders-per-minute", "100000",
              "sales.holds-per-network", "100000",
              "stripe.requests-per-second", "200",
              "resend.requests-per-second", "0"),
          lookalikes -> lookalikes.withLimits(0, 0));

  @Test
  @Requirement("10.1")
  void a_hundred_guests_who_buy_at_once_all_have_their_tickets() {
    Event event = SERVER.event();

    List<Guest> guests =
        Race.of(
            PURCHASES,
            i ->
                () -> {
                  Guest guest = Guest.holding(SERVER, event, 1, "hundred-" + i + "@example.com");
                  Await.until(() -> assertThat(guest.session()).startsWith("cs_"));
                  guest.pays(Guest.GOOD_CARD);
                  return guest;
                });

    for (Guest guest : guests) {
      Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
      assertThat(guest.tickets()).hasSize(1);
    }
    Invariants.check(SERVER.stores().database());
  }

  @Test
  @Requirement("10.2")
  void ten_gates_that_scan_at_once_each_have_their_answer_without_lag() {
    Event event = SERVER.event();
    Guest party = Guest.withTickets(SERVER, event, 8, "party@example.com");
    Guest couple = Guest.withTickets(SERVER, event, 3, "couple@example.com");
    List<Ticket> tickets =
        Stream.concat(party.tickets().stream(), couple.tickets().stream()).toList();
    List<String> phones =
        IntStream.rangeClosed(1, GATES)
            .mapToObj(gate -> SERVER.phoneAt("Gate " + gate, "phone " + gate))
            .toList();
    SERVER.clock().forward(Duration.ofMinutes(61));
    SERVER.scan(phones.getFirst(), tickets.getLast());

    List<Scanned> scans =
        Race.of(
            GATES,
            i ->
                () -> {
                  long start = System.nanoTime();
                  JsonNode answer = SERVER.scan(phones.get(i), tickets.get(i));
                  return new Scanned(answer, Duration.ofNanos(System.nanoTime() - start));
                });

    assertThat(scans)
        .extracting(scan -> scan.answer().path("verdict").asText())
        .containsOnly("admit");
    assertThat(scans).extracting(Scanned::took).allMatch(took -> took.compareTo(LAG) < 0);
  }

  private record Scanned(JsonNode answer, Duration took) {}

  @Test
  @Requirement("10.4")
  void fifty_webhooks_at_once_are_each_answered_the_first_time_and_worked() {
    Event event = SERVER.event();
    SERVER.stripe().webhooksTo(null);
    List<Guest> guests =
        IntStream.range(0, WEBHOOKS)
            .mapToObj(i -> Guest.holding(SERVER, event, 1, "fifty-" + i + "@example.com"))
            .toList();
    guests.forEach(guest -> guest.pays(Guest.GOOD_CARD));
    List<String> events =
        SERVER.stripe().events("checkout.session.completed").stream()
            .filter(webhook -> isOf(webhook, guests))
            .map(webhook -> webhook.get("id").asText())
            .toList();
    assertThat(events).hasSize(WEBHOOKS);

    SERVER.stripe().webhooksTo(SERVER.site().resolve("/webhooks/stripe"));
    Race.of(
        WEBHOOKS,
        i ->
            () -> {
              SERVER.stripe().sendAgain(events.get(i));
              return i;
            });

    for (Guest guest : guests) {
      Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
    }
    assertThat(SERVER.stripe().webhookAttempts())
        .filteredOn(attempt -> events.contains(attempt.id()))
        .hasSize(WEBHOOKS)
        .allMatch(attempt -> attempt.status() == 200);
    Invariants.check(SERVER.stores().database());
  }

  private static boolean isOf(JsonNode event, List<Guest> guests) {
    String reference = event.at("/data/object/client_reference_id").asText();
    return guests.stream().anyMatch(guest -> guest.order().id().toString().equals(reference));
  }
}
