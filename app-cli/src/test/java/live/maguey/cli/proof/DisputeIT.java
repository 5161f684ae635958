package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.cli.command.ExitCode;
import live.maguey.events.Event;
import live.maguey.revenue.LedgerEntry;
import live.maguey.sandbox.wire.Knob;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A buyer's bank wants the money back, on a whole server: by Stripe's lookalike, in the book, at
/// the gate, for the people on call.
class DisputeIT {
  private static final String DISPUTED_CARD = "4000000000000259";
  private static final String INQUIRED_CARD = "4000000000001976";
  private static final String WARNED_CARD = "4000000000005423";
  private static final Duration TO_THE_DOORS = Duration.ofHours(1);

  @AutoClose private final RunningServer server = RunningServer.open();

  private final Event event = server.event();
  private final OnCall onCall = new OnCall(server);

  private Guest paying(String card, String email) {
    Guest guest = Guest.holding(server, event, 2, email);
    guest.pays(card);
    Await.until(() -> assertThat(guest.order().state()).isEqualTo("paid"));
    return guest;
  }

  private boolean isMarked(Guest guest) {
    return guest.order().details().disputed();
  }

  /// All but fees.
  private long booked(Guest guest) {
    return server.stores().payments().ledger().of(guest.order().id()).stream()
        .filter(entry -> entry.kind() != LedgerEntry.Kind.FEE)
        .map(LedgerEntry::amount)
        .mapToLong(Money::minor)
        .sum();
  }

  private List<AlertKind> alarms() {
    return server.stores().records().alerts().open(20).stream().map(Alert::kind).toList();
  }

  private String dispute() {
    return server.stripe().bank().disputes().getLast().path("id").asText();
  }

  /// What was said, wherever its lines end.
  private String words() {
    return onCall.out().replaceAll("\\s+", " ");
  }

  private void whatStatusAdvisesFinds(Guest guest) {
    String number = guest.reference().value();
    assertThat(onCall.run("status", "--json")).isEqualTo(ExitCode.WRONG);
    JsonNode problem = onCall.json().path("problems").get(0);
    assertThat(problem.path("what").asText()).startsWith("dispute, order " + number + ", dp_");
    assertThat(problem.path("todo").asText()).isEqualTo("maguey trace " + number);
    assertThat(onCall.run("status")).isEqualTo(ExitCode.WRONG);
    assertThat(words()).contains("Run `maguey trace " + number + "`.");

    assertThat(onCall.run("trace", number)).isEqualTo(ExitCode.WRONG);
    assertThat(words()).contains("Answer it in Stripe's dashboard.");
    String byId = guest.order().id().toString();
    assertThat(onCall.run("trace", byId)).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out()).contains(number);
  }

  @Test
  void a_disputed_payment_is_marked_entered_looked_at_and_won() throws Exception {
    Guest guest = paying(DISPUTED_CARD, "regrets@example.com");
    Await.until(() -> assertThat(booked(guest)).isZero());
    assertThat(isMarked(guest)).isTrue();
    assertThat(alarms()).containsExactly(AlertKind.DISPUTE);
    whatStatusAdvisesFinds(guest);

    assertThat(onCall.run("orders", "list", "--disputed")).isZero();
    assertThat(onCall.out()).contains(guest.reference().value());
    assertThat(onCall.run("orders", "show", guest.reference().value(), "--json")).isZero();
    JsonNode shown = onCall.json().path("disputes").get(0);
    assertThat(shown.path("state").asText()).isEqualTo("open");
    assertThat(shown.path("dueBy").asText()).isNotEmpty();
    assertThat(onCall.run("orders", "refund", guest.reference().value(), "--yes"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("bank disputes");

    server.clock().forward(TO_THE_DOORS);
    JsonNode verdict = server.scan(server.phoneAt("Gate A", "phone 1"), guest.tickets().getFirst());
    assertThat(verdict.path("reason").asText()).isEqualTo("admitted-disputed");
    assertThat(verdict.path("verdict").asText()).isEqualTo("look");

    server.stripe().bank().review(dispute());
    server.stripe().bank().close(dispute(), true);
    Await.until(() -> assertThat(isMarked(guest)).isFalse());
    Await.until(() -> assertThat(booked(guest)).isEqualTo(6_000));
    assertThat(
            server
                .scan(server.phoneAt("Gate A", "phone 2"), guest.tickets().getLast())
                .path("reason")
                .asText())
        .isEqualTo("admitted");
    Await.until(() ->
        assertThat(onCall.run("reconcile", "--from", "yesterday", "--to", "today"))
            .as(onCall.out())
            .isZero());
  }

  @Test
  void what_was_lost_is_left_to_a_person_when_the_event_is_canceled_and_the_rest_is_refunded() {
    Guest lost = paying(DISPUTED_CARD, "lost@example.com");
    Await.until(() -> assertThat(isMarked(lost)).isTrue());
    server.stripe().bank().close(dispute(), false);
    Await.until(() -> assertThat(alarms()).contains(AlertKind.DISPUTE_LOST));
    Guest asked = paying(INQUIRED_CARD, "asked@example.com");
    Guest warned = paying(WARNED_CARD, "warned@example.com");
    Await.until(() -> assertThat(List.of(asked, warned)).allMatch(this::isMarked));
    assertThat(alarms()).contains(AlertKind.INQUIRY, AlertKind.FRAUD_WARNING);

    assertThat(onCall.run("events", "cancel", event.slug().value(), "--yes"))
        .isEqualTo(ExitCode.WRONG);

    Await.until(() -> assertThat(List.of(asked, warned)).allMatch(g -> booked(g) == 0));
    assertThat(isMarked(lost)).isTrue();
    assertThat(lost.state()).isEqualTo("paid");
    assertThat(lost.tickets()).allMatch(Ticket::isValid);
    // Nothing is left to do about the warning once the money is back.
    Await.until(() -> assertThat(isMarked(warned)).isFalse());
  }

  @Test
  void a_dispute_whose_events_never_came_is_found() {
    server.stripe().knobs().next(Knob.DROP_WEBHOOKS, "charge.dispute.created", 1);
    server.stripe().knobs().next(Knob.DROP_WEBHOOKS, "charge.dispute.funds_withdrawn", 1);
    Guest guest = paying(DISPUTED_CARD, "silent@example.com");

    server.clock().forward(Duration.ofSeconds(30));

    Await.until(() -> assertThat(isMarked(guest)).isTrue());
    Await.until(() -> assertThat(booked(guest)).isZero());
  }
}
