package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.cli.command.ExitCode;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// An amount that goes back for a reason, on a whole server: every ticket still opens the door, and
/// what is left goes back with them.
class AmountRefundIT {
  private static final Duration TO_THE_DOORS = Duration.ofHours(1);

  @AutoClose private final RunningServer server = RunningServer.open();

  private final OnCall onCall = new OnCall(server);
  private final Guest guest =
      Guest.withTickets(server, server.event(), 2, "no-heating@example.com");
  private final String order = guest.reference().value();

  @Test
  void an_amount_goes_back_with_its_reason_and_the_rest_with_the_tickets() {
    is(ExitCode.USAGE, "add --reason", "--amount", "10.00");
    is(ExitCode.USAGE, "--amount voids no ticket", "--amount", "10.00", "--admitted-too");
    is(ExitCode.USAGE, "go with --amount", "--reason", "no-heating");
    is(ExitCode.USAGE, "10.005", "--amount", "10.005", "--reason", "no-heating");
    is(ExitCode.USAGE, "more than zero", "--amount", "0.00", "--reason", "no-heating");
    is(ExitCode.USAGE, "empty", "--amount", "10.00", "--reason", " ");
    is(ExitCode.WRONG, "$60.00 is all that is left", "--amount", "60.00", "--reason", "fire");
    is(ExitCode.WRONG, "more than the $60.00", "--amount", "60.01", "--reason", "fire");
    assertThat(onCall.run("orders", "refund", order, "--amount", "10.00", "--reason", "fire"))
        .as("nobody there to agree")
        .isEqualTo(ExitCode.USAGE);
    assertThat(refund("--amount", "25.00", "--reason", "No heating", "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would refund $25.00", "would be left:  $35.00");
    assertThat(refunds()).isEmpty();

    String[] asked = {"--amount", "25.00", "--reason", "No heating", "--tell-reason", "--yes"};
    assertThat(refund(Stream.concat(Stream.of(asked), Stream.of("--json")).toArray(String[]::new)))
        .isZero();
    JsonNode told = onCall.json();
    assertThat(told.path("amount").asLong()).isEqualTo(2_500);
    assertThat(told.path("left").asLong()).isEqualTo(3_500);
    assertThat(told.path("state").asText()).isEqualTo("partially_refunded");
    is(ExitCode.WRONG, "refunded for this reason already", asked);

    Await.until(() -> assertThat(refunds()).containsExactly(Refund.State.SUCCEEDED));
    Await.until(() -> assertThat(guest.mails()).hasSize(2));
    assertThat(guest.mails().getLast().content().text())
        .contains("Your $25.00 is on its way back.", "Why: No heating", "your tickets work");
    isToldEverywhere(told.path("refund").asText());
    bothOpenTheDoor();

    assertThat(refund("--yes", "--admitted-too")).isZero();
    assertThat(onCall.out()).contains("refunding $35.00", "is refunded");
    Await.until(() -> assertThat(booked().isZero()).isTrue());
    is(ExitCode.WRONG, "Nothing is left", "--amount", "1.00", "--reason", "again");
  }

  private void isToldEverywhere(String id) {
    assertThat(server.client().get("/orders/" + guest.token()).body())
        .contains("$25.00", "No heating");
    assertThat(guest.page().path("refund").path("amount").path("minor").asLong()).isEqualTo(2_500);
    assertThat(onCall.run("orders", "show", order)).isZero();
    assertThat(onCall.out()).containsPattern("refunded +\\$25\\.00").contains("No heating");
    onCall.run("trace", order);
    assertThat(onCall.out())
        .contains("$25.00 requested (No heating)", "order.amount-refunded: $25.00, reason told");
    assertThat(onCall.run("refunds", "show", id)).isZero();
    assertThat(onCall.out()).contains("No heating, which the buyer is told", "an amount");
    assertThat(onCall.run("refunds", "show", id, "--json")).isZero();
    assertThat(onCall.json().path("kind").asText()).isEqualTo("amount");
    assertThat(booked().minor()).isEqualTo(3_500);
    assertThat(server.stores().records().audit().of("order " + guest.order().id(), 20))
        .anyMatch(entry ->
            entry.act().equals("order.amount-refunded") && entry.actor().kind().equals("operator"));
  }

  private void bothOpenTheDoor() {
    server.clock().forward(TO_THE_DOORS);
    String phone = server.phoneAt("Gate A", "phone 1");
    for (Ticket ticket : guest.tickets()) {
      assertThat(server.scan(phone, ticket).path("reason").asText()).isEqualTo("admitted");
    }
  }

  private void is(int code, String complaint, String... options) {
    String[] sure =
        List.of(options).contains("--yes")
            ? options
            : Stream.concat(Stream.of(options), Stream.of("--yes")).toArray(String[]::new);
    assertThat(refund(sure)).as(complaint).isEqualTo(code);
    assertThat(onCall.err().replaceAll("\\s+", " ")).contains(complaint);
  }

  private int refund(String... options) {
    return onCall.run(
        Stream.concat(Stream.of("orders", "refund", order), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<Refund.State> refunds() {
    return server.stores().payments().refunds().of(guest.order().id()).stream()
        .map(Refund::state)
        .toList();
  }

  /// What came less what went back, without Stripe's fees.
  private Money booked() {
    return server.stores().payments().ledger().of(guest.order().id()).stream()
        .filter(entry -> entry.kind() != LedgerEntry.Kind.FEE)
        .map(LedgerEntry::amount)
        .reduce(Money.zero(guest.order().total().currency()), Money::plus);
  }
}
