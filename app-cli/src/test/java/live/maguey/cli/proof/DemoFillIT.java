package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.persistence.Invariants;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A past that was made up is one that could have been.
class DemoFillIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  @AfterEach
  void the_books_agree() {
    Invariants.check(SERVER.stores().database());
  }

  @Test
  void a_season_is_as_large_as_was_asked_and_every_order_has_its_whole_story() {
    List<Event> events = events("--events", "7", "--orders", "205", "--tickets", "611");
    assertThat(events)
        .hasSize(7)
        .allSatisfy(event -> assertThat(event.ends()).isBefore(SERVER.clock().instant()));
    List<Order> orders = events.stream().flatMap(event -> orders(event).stream()).toList();
    List<Ticket> tickets =
        orders.stream()
            .flatMap(o -> SERVER.stores().sales().tickets().of(o.id()).stream())
            .toList();
    assertThat(orders).hasSize(205);
    assertThat(tickets).hasSize(611);
    assertThat(tickets.stream().filter(t -> t.entries() == 1)).hasSizeBetween(450, 600);

    Order paid = ofState(orders.stream().filter(DemoFillIT::came).toList(), "paid");
    assertThat(onCall.run("trace", paid.details().reference().value(), "--json")).isZero();
    JsonNode story = onCall.json().path("orders").get(0);
    assertThat(story.path("missing")).isEmpty();
    assertThat(story.path("moments").findValuesAsText("kind"))
        .contains("order", "stripe", "server", "ledger", "email", "scan");
    assertThat(onCall.run("trace", ofState(orders, "expired").details().reference().value()))
        .isZero();
    assertThat(onCall.run("tickets", "show", tickets.getFirst().number())).isZero();

    assertThat(SERVER.stores().payments().facts().of(paid.id()))
        .hasExactlyElementsOfTypes(Fact.Captured.class, Fact.ChargeFee.class);
    assertThat(SERVER.stores().records().audit().of("demo", 9))
        .extracting(AuditEntry::detail)
        .contains("7 events, 205 orders, 611 tickets");
  }

  @Test
  void nights_that_have_tables_in_the_demo_have_parties_whose_whole_story_is_told() {
    List<Event> events = events("--events", "8", "--orders", "800", "--tickets", "2400");
    int tables = onCall.json().path("tables").asInt();
    List<Order> parties =
        events.stream()
            .flatMap(event -> orders(event).stream())
            .filter(order -> order.details().hasTable())
            .toList();
    assertThat(parties).hasSize(tables).isNotEmpty();
    assertThat(events).anyMatch(Event::hasTables).anyMatch(event -> !event.hasTables());

    for (String state : List.of("completed", "no_show", "cancelled", "expired")) {
      assertThat(onCall.run("vip", "list", "--state", state, "--limit", "1", "--json")).isZero();
      String number = onCall.json().at("/reservations/0/reference").asText();
      assertThat(onCall.run("vip", "show", number)).as(state).isZero();
      assertThat(onCall.run("trace", number, "--json")).as(onCall.out()).isZero();
      assertThat(onCall.json().at("/orders/0/missing")).as(state).isEmpty();
    }
    onCall.run("status", "--json");
    assertThat(onCall.json().path("problems").findValuesAsText("subject")).doesNotContain("tables");
  }

  @Test
  void a_second_run_adds_events_before_those_that_are_there() {
    List<Event> first = events("--events", "2", "--orders", "10", "--tickets", "10");
    List<Event> second = events("--events", "2", "--orders", "10", "--tickets", "40");
    assertThat(second.getFirst().doors()).isBefore(first.getLast().doors());
  }

  @Test
  void what_makes_no_sense_is_named_and_real_money_is_left_alone() {
    assertThat(fill("--events", "9", "--orders", "8")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).contains("at least one order");
    assertThat(fill("--orders", "100", "--tickets", "401")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).containsPattern("--orders\\s+of at\\s+least\\s+101");
    assertThat(fill("--events", "2", "--tickets", "2001")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).containsPattern("--events\\s+at\\s+least\\s+5");
    assertThat(fill("--stripe-secret-key", "sk_live_nothing")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("money is real");
    assertThat(onCall.run("demo", "fill", "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would write 12 events with 2,000 orders and 5,000 tickets");
  }

  private int fill(String... options) {
    return onCall.run(
        Stream.concat(Stream.of("demo", "fill", "--yes", "--json"), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<Event> events(String... options) {
    assertThat(fill(options)).as(onCall.err()).isZero();
    return StreamSupport.stream(onCall.json().path("names").spliterator(), false)
        .map(slug -> SERVER.stores().sales().events().find(new Slug(slug.asText())).orElseThrow())
        .toList();
  }

  private static List<Order> orders(Event event) {
    return SERVER.stores().sales().orders().list(event.id(), null, null, 10_000);
  }

  /// Of some orders nobody came.
  private static boolean came(Order order) {
    return SERVER.stores().sales().tickets().of(order.id()).stream().anyMatch(t -> t.entries() > 0);
  }

  private static Order ofState(List<Order> orders, String state) {
    return orders.stream().filter(o -> o.state().equals(state)).findFirst().orElseThrow();
  }
}
