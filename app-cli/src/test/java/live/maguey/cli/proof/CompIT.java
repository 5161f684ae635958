package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.cli.command.ExitCode;
import live.maguey.events.Event;
import live.maguey.orders.Order;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Places that the venue gives away, on a whole server: by the command, into the mail box, through
/// the gate.
class CompIT {
  @AutoClose private final RunningServer server = RunningServer.open();

  private final OnCall onCall = new OnCall(server);

  private int comp(Event event, int quantity, String... more) {
    String[] words =
        Stream.concat(
                Stream.of(
                    "orders",
                    "comp",
                    "--event",
                    event.slug().value(),
                    "--tier",
                    "general",
                    "--quantity",
                    Integer.toString(quantity),
                    "--name",
                    "Press",
                    "--email",
                    "press@example.com",
                    "--reason",
                    "press list"),
                Stream.of(more))
            .toArray(String[]::new);
    return onCall.run(words);
  }

  @Test
  void a_comp_is_mailed_and_let_in_and_the_last_place_goes_to_one() {
    Event event = server.add(server.tonight().tier("General", 3));

    assertThat(comp(event, 2)).isEqualTo(ExitCode.USAGE);
    assertThat(comp(event, 2, "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would give 2 × General", "$60.00");
    assertThat(comp(event, 2, "--yes", "--json")).isZero();
    String reference = onCall.json().path("reference").asText();
    Order order = server.stores().sales().orders().list(event.id(), "paid", null, 9).getFirst();
    assertThat(order.details().reference().value()).isEqualTo(reference);
    List<Ticket> tickets = server.stores().sales().tickets().of(order.id());

    Await.until(() ->
        assertThat(server.resend().mailsTo("press@example.com"))
            .extracting(mail -> mail.content().text())
            .anyMatch(text -> text.contains(tickets.getFirst().number())));

    Guest.holding(server, event, 1, "last@example.com");
    assertThat(comp(event, 1, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("0 places left");

    server.clock().forward(Duration.ofHours(1));
    String phone = server.phoneAt("Gate A", "phone 1");
    assertThat(server.scan(phone, tickets.getFirst()).path("reason").asText())
        .isEqualTo("admitted");

    assertThat(onCall.run("orders", "show", reference, "--json")).isZero();
    assertThat(onCall.json().path("ledger").get(0).path("account").asText()).isEqualTo("comp");
    assertThat(onCall.json().path("ledger").get(0).path("amount").asLong()).isEqualTo(6_000);
    assertThat(onCall.json().path("audit").findValuesAsText("act")).contains("order.comp-asked");
    assertThat(onCall.run("reconcile", "--from", "yesterday", "--to", "today")).isZero();

    assertThat(onCall.run("orders", "refund", reference, "--yes", "--admitted-too")).isZero();
    assertThat(server.stores().sales().tickets().of(order.id())).noneMatch(Ticket::isValid);
  }

  @Test
  void an_event_or_a_tier_that_is_not_there_is_said() {
    Event event = server.add(server.tonight().tier("Balcony", 3));

    assertThat(comp(event, 1, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("no tier called general", "Balcony");
  }
}
