package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.cli.Nobody;
import live.maguey.cli.command.ExitCode;
import live.maguey.events.Event;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Money that goes back, on a whole server: by the command, by Stripe's lookalike, to the gate and
/// to the mail box.
class RefundIT {
  private static final String REFUNDS = "POST /v1/refunds";

  private static final String LONG_AGO = LocalDate.EPOCH.toString();

  private static final Duration TO_THE_DOORS = Duration.ofHours(1);

  @AutoClose private final RunningServer server = RunningServer.open();

  private final Event event = server.event();

  private final OnCall onCall = new OnCall(server);

  @Test
  void one_ticket_goes_back_and_the_other_still_opens_the_door() throws Exception {
    int before = taken();
    Guest guest = Guest.withTickets(server, event, 2, "half@example.com");
    String order = guest.reference().value();
    Ticket gone = guest.tickets().getFirst();
    Ticket kept = guest.tickets().getLast();
    assertThat(taken()).isEqualTo(before + 2);

    assertThat(onCall.run("orders", "refund", order, "--ticket", gone.number(), "--dry-run"))
        .isZero();
    assertThat(onCall.out())
        .contains("would refund $30.00", gone.number())
        .doesNotContain(kept.number());
    assertThat(guest.state()).isEqualTo("paid");

    assertThat(onCall.run("orders", "refund", order, "--ticket", gone.number(), "--yes", "--json"))
        .isZero();
    JsonNode told = onCall.json();
    assertThat(told.path("amount").asLong()).isEqualTo(3_000);
    assertThat(told.path("placesOnSale").asInt()).isEqualTo(1);
    assertThat(told.path("state").asText()).isEqualTo("partially_refunded");
    assertThat(taken()).isEqualTo(before + 1);
    server.clock().forward(TO_THE_DOORS);
    String phone = server.phoneAt("Gate A", "phone 1");
    assertThat(scan(phone, gone)).isEqualTo("refunded");
    assertThat(scan(phone, kept)).isEqualTo("admitted");

    Await.until(() -> assertThat(refunds(guest)).containsExactly(Refund.State.SUCCEEDED));
    Await.until(() -> assertThat(guest.mails()).hasSize(2));
    assertThat(guest.mails().getLast().content().text())
        .contains("Your $30.00 is on its way back.", gone.number())
        .doesNotContain(kept.number());
    assertThat(booked(guest)).isEqualTo(guest.order().total().minus(Money.of(3_000, usd(guest))));
    assertThat(server.stripe().refunds())
        .filteredOn(refund -> refund.path("payment_intent").asText().equals(payment(guest)))
        .extracting(refund -> refund.path("amount").asLong())
        .containsExactly(3_000L);
  }

  @Test
  void a_whole_order_goes_back_once_and_a_guest_inside_is_asked_about() {
    Guest guest = Guest.withTickets(server, event, 2, "whole@example.com");
    String order = guest.reference().value();
    server.clock().forward(TO_THE_DOORS);
    assertThat(scan(server.phoneAt("Gate A", "phone 2"), guest.tickets().getFirst()))
        .isEqualTo("admitted");

    assertThat(onCall.run("orders", "refund", order)).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.run("orders", "refund", order, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("--admitted-too");
    assertThat(guest.state()).isEqualTo("paid");

    assertThat(onCall.run("orders", "refund", order, "--yes", "--admitted-too", "--note", "flood"))
        .isZero();
    assertThat(onCall.out()).contains("refunding $60.00", "refunded");
    assertThat(onCall.run("orders", "refund", order, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("Nothing is left to refund");

    Await.until(() -> assertThat(refunds(guest)).containsExactly(Refund.State.SUCCEEDED));
    assertThat(booked(guest).isZero()).isTrue();
    assertThat(server.stores().records().audit().of("order " + guest.order().id(), 20))
        .anyMatch(entry ->
            entry.act().equals("order.refunded")
                && entry.detail().endsWith("flood")
                && entry.actor().kind().equals("operator"));
  }

  @Test
  void a_refund_whose_answer_is_lost_goes_back_once() {
    Guest guest = Guest.withTickets(server, event, 1, "lost@example.com");
    server.stripe().knobs().next(Knob.LOST_REPLY, REFUNDS, 1);

    assertThat(onCall.run("orders", "refund", guest.reference().value(), "--yes")).isZero();

    Await.until(() -> assertThat(refunds(guest)).containsExactly(Refund.State.SUCCEEDED));
    assertThat(server.stripe().refunds())
        .filteredOn(refund -> refund.path("payment_intent").asText().equals(payment(guest)))
        .hasSize(1);
    assertThat(booked(guest).isZero()).isTrue();
  }

  /// Stripe's test card whose bank returns a refund after it has succeeded.
  @Test
  void a_refund_that_the_bank_returns_is_entered_again_and_told_to_people() {
    Guest guest = Guest.holding(server, event, 1, "returned@example.com");
    guest.pays("4000000000005126");
    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));

    assertThat(onCall.run("orders", "refund", guest.reference().value(), "--yes")).isZero();

    Await.until(() -> assertThat(refunds(guest)).containsExactly(Refund.State.FAILED));
    assertThat(booked(guest).minor()).isEqualTo(3_000);
    assertThat(guest.tickets()).noneMatch(Ticket::isValid);

    isPaidByHandOnce(guest);
  }

  private void isPaidByHandOnce(Guest guest) {
    String id =
        server.stores().payments().refunds().of(guest.order().id()).getFirst().id().toString();
    String order = guest.reference().value();
    assertThat(onCall.run("refunds", "retry", id, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(complaint()).contains("maguey refunds record " + id);
    assertThat(onCall.run("trace", order)).isEqualTo(ExitCode.WRONG);
    String[] record = {"refunds", "record", id, "--method", "bank_transfer", "--note", "no 4711"};
    assertThat(onCall.run(with(record))).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.run(with(record, "--amount", "30.01", "--yes"))).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("$30.00", "$30.01");
    assertThat(onCall.run(with(record, "--paid", LONG_AGO, "--yes"))).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.run(with(record, "--dry-run"))).isZero();
    assertThat(onCall.out()).contains("would record $30.00 of " + order);
    assertThat(refunds(guest)).containsExactly(Refund.State.FAILED);

    assertThat(onCall.run(with(record, "--yes", "--json"))).isZero();
    assertThat(onCall.json().path("amount").asLong()).isEqualTo(3_000);
    assertThat(onCall.json().path("method").asText()).isEqualTo("bank_transfer");

    assertThat(refunds(guest)).containsExactly(Refund.State.PAID_BY_HAND);
    assertThat(booked(guest).isZero()).isTrue();
    assertThat(guest.state()).isEqualTo("refunded");
    assertThat(onCall.run("refunds", "list", "--failed")).isZero();
    assertThat(onCall.run("refunds", "show", id)).isZero();
    assertThat(onCall.out()).contains("by bank transfer", "no 4711");
    assertThat(onCall.run("trace", order)).isZero();
    assertThat(onCall.run(with(record, "--yes"))).isEqualTo(ExitCode.WRONG);
    assertThat(complaint()).contains("recorded already", "by bank transfer");
    assertThat(booked(guest).isZero()).isTrue();
  }

  /// What the last command complained of, in one line.
  private String complaint() {
    return onCall.err().replaceAll("\\s+", " ");
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void a_refund_that_stripe_refused_for_good_is_asked_again_by_the_command() {
    Guest guest = Guest.withTickets(server, event, 1, "again@example.com");
    server.stripe().knobs().turn(new Knobs.Turned(Knob.ANSWER_503, REFUNDS, -1, Duration.ZERO));
    assertThat(onCall.run("orders", "refund", guest.reference().value(), "--yes")).isZero();
    Refund refund = server.stores().payments().refunds().of(guest.order().id()).getFirst();
    assertThat(onCall.run("refunds", "retry", refund.id().toString(), "--yes"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("requested");
    assertThat(
            server
                .stores()
                .payments()
                .refunds()
                .giveUp(refund.id(), 1, "insufficient_funds", server.clock().instant()))
        .isTrue();
    server.stripe().knobs().reset();
    assertThat(onCall.run("refunds", "list", "--failed")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out()).contains(guest.reference().value(), "failed", "$30.00");

    assertThat(onCall.run("refunds", "retry", refund.id().toString(), "--dry-run")).isZero();
    assertThat(refunds(guest)).containsExactly(Refund.State.FAILED);
    assertThat(onCall.run("refunds", "retry", refund.id().toString(), "--yes", "--json")).isZero();
    assertThat(onCall.json().path("attempt").asInt()).isEqualTo(2);

    Await.until(() -> assertThat(refunds(guest)).containsExactly(Refund.State.SUCCEEDED));
    assertThat(onCall.run("refunds", "list", "--failed")).isZero();
    assertThat(onCall.run("refunds", "retry", "no-id", "--yes")).isNotZero();
  }

  @Test
  void all_the_money_refunded_in_the_dashboard_voids_the_tickets() throws Exception {
    int before = taken();
    Guest guest = Guest.withTickets(server, event, 2, "dashboard@example.com");
    String intent = payment(guest);

    atTheDashboard("payment_intent=" + intent + "&amount=1000");
    Await.until(() -> assertThat(booked(guest).minor()).isEqualTo(5_000));
    assertThat(guest.tickets()).allMatch(Ticket::isValid);
    isToldEverywhere(guest, "$10.00", 1_000);
    assertThat(onCall.run("orders", "refund", guest.reference().value(), "--yes"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("$50.00", "Stripe's dashboard");

    atTheDashboard("payment_intent=" + intent);
    Await.until(() -> assertThat(guest.state()).isEqualTo("refunded"));
    assertThat(guest.tickets()).noneMatch(Ticket::isValid);
    assertThat(taken()).isEqualTo(before);
    assertThat(booked(guest).isZero()).isTrue();
  }

  /// What went back of a paid order is in every list and view that shows its money.
  private void isToldEverywhere(Guest guest, String shown, long minor) {
    String order = guest.reference().value();
    assertThat(guest.state()).isEqualTo("paid");
    assertThat(onCall.run("orders", "list")).isZero();
    assertThat(onCall.out()).contains("REFUNDED", shown);
    assertThat(onCall.run("orders", "list", "--json")).isZero();
    assertThat(onCall.json().path("orders"))
        .filteredOn(row -> row.path("reference").asText().equals(order))
        .extracting(row -> row.path("refunded").asLong())
        .containsExactly(minor);
    OnCall piped = new OnCall(server).with(new Nobody());
    assertThat(piped.run("orders", "list", "--csv")).isZero();
    assertThat(piped.out()).contains("refunded", "," + minor + ",");
    assertThat(onCall.run("orders", "show", order)).isZero();
    assertThat(onCall.out()).containsPattern("refunded +\\" + shown);
    onCall.run("trace", order);
    assertThat(onCall.out()).contains("refunded " + shown);
    assertThat(server.client().get("/orders/" + guest.token()).body()).contains(shown);
    assertThat(guest.page().path("refund").path("state").asText()).isEqualTo("succeeded");
  }

  @Test
  void a_canceled_event_refunds_everybody_and_tells_them() {
    Guest one = Guest.withTickets(server, event, 1, "one@example.com");
    Guest two = Guest.withTickets(server, event, 2, "two@example.com");
    Guest slow = Guest.holding(server, event, 1, "slow@example.com");
    String page = slow.session();
    for (Guest guest : List.of(one, two)) {
      Await.until(() -> assertThat(guest.mails()).as("the tickets' mail").hasSize(1));
    }
    String name = event.slug().value();

    assertThat(onCall.run("events", "cancel", name, "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would refund 2 orders");
    assertThat(onCall.run("events", "cancel", name, "--yes", "--note", "flood")).isZero();
    assertThat(onCall.out()).contains("refunded 2 orders");
    for (Guest guest : List.of(one, two)) {
      Await.until(() -> assertThat(refunds(guest)).containsExactly(Refund.State.SUCCEEDED));
      Await.until(() -> assertThat(guest.mails()).hasSize(2));
      assertThat(guest.mails().getLast().content().subject())
          .isEqualTo("Canceled: " + event.title());
      assertThat(guest.state()).isEqualTo("refunded");
      assertThat(booked(guest).isZero()).isTrue();
      assertThat(guest.tickets()).noneMatch(Ticket::isValid);
    }

    assertThat(onCall.run("events", "show", name)).isZero();
    assertThat(onCall.out()).containsPattern("succeeded +2 +\\$90.00");
    assertThat(onCall.run("events", "show", name, "--json")).isZero();
    assertThat(onCall.json().path("refunds").get(0).path("count").asInt()).isEqualTo(2);
    assertThat(onCall.json().path("refunds").get(0).path("amount").asLong()).isEqualTo(9_000);

    Await.until(() -> assertThat(slow.state()).isEqualTo("expired"));
    assertThat(server.stripe().session(page).path("status").asText()).isEqualTo("expired");
    assertThat(slow.tickets()).isEmpty();
    assertThat(slow.mails()).isEmpty();
    assertThat(onCall.run("events", "cancel", name, "--yes")).isZero();
    assertThat(onCall.out()).contains("was canceled already");
    assertThat(onCall.run("events", "cancel", "no-such-night", "--yes")).isEqualTo(ExitCode.WRONG);
  }

  private void atTheDashboard(String form) throws IOException, InterruptedException {
    URI refunds = server.sandbox().stripeBase().resolve("/v1/refunds");
    try (HttpClient browser = HttpClient.newHttpClient()) {
      var answer =
          browser.send(
              HttpRequest.newBuilder(refunds)
                  .header("Authorization", "Bearer sk_test_maguey_demo")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private String scan(String phone, Ticket ticket) {
    return server.scan(phone, ticket).path("reason").asText();
  }

  private String payment(Guest guest) {
    return Fact.of(server.stores().payments().facts().of(guest.order().id()), Fact.Captured.class)
        .map(Fact.Captured::payment)
        .findFirst()
        .orElseThrow();
  }

  private List<Refund.State> refunds(Guest guest) {
    return server.stores().payments().refunds().of(guest.order().id()).stream()
        .map(Refund::state)
        .toList();
  }

  private static Currency usd(Guest guest) {
    return guest.order().total().currency();
  }

  /// What came less what went back, without Stripe's fees.
  private Money booked(Guest guest) {
    return server.stores().payments().ledger().of(guest.order().id()).stream()
        .filter(entry -> entry.kind() != LedgerEntry.Kind.FEE)
        .map(LedgerEntry::amount)
        .reduce(Money.zero(usd(guest)), Money::plus);
  }

  private int taken() {
    return server
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
