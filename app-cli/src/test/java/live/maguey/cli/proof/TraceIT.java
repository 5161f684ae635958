package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Prompt;
import live.maguey.events.Event;
import live.maguey.payments.Fact;
import live.maguey.persistence.Invariants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Midnight: somebody has an order's number, a ticket, an address or an id of Stripe's in hand.
class TraceIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);
  private final Event event = SERVER.event();
  private final String email = "guest-" + SERVER.stores().ids().next() + "@example.com";

  @AfterEach
  void the_books_agree() {
    Invariants.check(SERVER.stores().database());
  }

  @Test
  void whatever_is_in_hand_leads_to_the_whole_story() {
    Guest guest = Guest.withTickets(SERVER, event, 2, email);
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    Await.until(() ->
        assertThat(SERVER.stores().payments().facts().of(guest.order().id()))
            .anyMatch(Fact.Fee.class::isInstance));

    assertThat(onCall.run("trace", guest.reference().value(), "--json")).isEqualTo(ExitCode.DONE);
    JsonNode order = onCall.json().path("orders").get(0);
    assertThat(order.path("state").asText()).isEqualTo("paid");
    assertThat(order.path("missing")).isEmpty();
    assertThat(order.path("moments").findValuesAsText("kind"))
        .contains("order", "stripe", "webhook", "server", "ledger", "email");

    String payment = SERVER.stores().payments().facts().of(guest.order().id()).getFirst().object();
    String event =
        order.path("moments").findValuesAsText("reference").stream()
            .filter(r -> r.startsWith("evt_"))
            .findFirst()
            .orElseThrow();
    for (String what :
        List.of(
            email,
            SERVER.stores().sales().tickets().of(guest.order().id()).getFirst().number(),
            session(guest),
            payment,
            event)) {
      assertThat(onCall.run("trace", what)).as(what).isEqualTo(ExitCode.DONE);
      assertThat(onCall.out())
          .contains(guest.reference().value())
          .contains("tickets email: accepted")
          .contains("Nothing is missing.");
    }
    assertThat(onCall.run("trace", "pi_nobody")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("webhooks pull");
  }

  @Test
  void what_is_missing_is_named_with_what_to_do_and_that_mends_it() {
    Guest guest = Guest.withTickets(SERVER, event, 1, "bounced@example.com");
    Await.until(() ->
        assertThat(onCall.run("trace", guest.reference().value(), "--json"))
            .isEqualTo(ExitCode.WRONG));
    JsonNode missing = onCall.json().path("orders").get(0).path("missing").get(0);
    assertThat(missing.path("what").asText()).isEqualTo("The tickets email came back (bounced)");
    assertThat(missing.path("todo").asText()).contains("maguey orders correct");
    assertThat(onCall.run("trace", guest.reference().value())).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out()).contains("MISSING").contains("came back (bounced)");
  }

  @Test
  void tickets_go_out_once_more_and_one_is_made_void() {
    Guest guest = Guest.withTickets(SERVER, event, 2, email);
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    String number = SERVER.stores().sales().tickets().of(guest.order().id()).getFirst().number();

    assertThat(onCall.run("orders", "resend", guest.reference().value(), "--dry-run"))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.run("orders", "resend", guest.reference().value())).isEqualTo(ExitCode.DONE);
    Await.until(() -> assertThat(guest.mails()).hasSize(2));
    assertThat(onCall.run("tickets", "void", number)).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.with(new Answering(false)).run("tickets", "void", number))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out()).contains(number + " would be void.");
    assertThat(onCall.err()).contains("Nothing was done.");
    assertThat(onCall.with(new Answering(true)).run("tickets", "void", number, "--note", "sold on"))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains(number + " would be void.").contains(number + " is void.");
    assertThat(onCall.run("tickets", "void", number, "--dry-run")).isEqualTo(ExitCode.WRONG);

    assertThat(onCall.run("audit", "list", "--people", "--json")).isEqualTo(ExitCode.DONE);
    assertThat(onCall.json().path("audit").findValuesAsText("act"))
        .contains("ticket.voided", "order.resent");
    assertThat(onCall.run("audit", "list", "--people")).isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains("sold on");
  }

  @Test
  void a_hold_is_listed_and_given_free_at_stripe_first() {
    Guest guest = Guest.holding(SERVER, event, 2, email);
    Await.until(() -> assertThat(guest.page().path("checkoutUrl").isNull()).isFalse());
    assertThat(onCall.run("holds", "list", "--event", event.slug().value()))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains(guest.reference().value()).contains("open");
    assertThat(onCall.run("holds", "release", guest.reference().value(), "--dry-run"))
        .isEqualTo(ExitCode.DONE);
    assertThat(guest.state()).isEqualTo("held");

    assertThat(onCall.run("holds", "release", guest.reference().value())).isEqualTo(ExitCode.DONE);

    assertThat(guest.state()).isEqualTo("cancelled");
    String session = session(guest);
    assertThat(SERVER.stripe().session(session).path("status").asText()).isEqualTo("expired");
    assertThat(onCall.run("holds", "release", guest.reference().value())).isEqualTo(ExitCode.WRONG);
  }

  @Test
  void what_stripe_has_and_we_never_got_is_brought_in() {
    Guest guest = Guest.holding(SERVER, event, 1, email);
    Await.until(() -> assertThat(guest.page().path("checkoutUrl").isNull()).isFalse());
    String session = session(guest);
    SERVER.stop();
    SERVER.stripe().pay(session, Guest.GOOD_CARD);

    assertThat(onCall.run("webhooks", "pull", "--dry-run", "--json")).isEqualTo(ExitCode.DONE);
    assertThat(onCall.json().path("pulled").findValuesAsText("type"))
        .contains("checkout.session.completed");
    assertThat(onCall.run("webhooks", "pull", "--since", "2h")).isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains("fetched");
    assertThat(onCall.run("webhooks", "pull")).isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains("Nothing is missing");

    SERVER.restart();
    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
  }

  @Test
  void the_events_and_the_keys_are_shown() {
    assertThat(onCall.run("events", "list")).isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains(event.slug().value());
    assertThat(onCall.run("events", "show", event.slug().value())).isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains(event.title()).contains("General");
    assertThat(onCall.run("events", "show", "no-such-night")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.run("keys", "list", "--json")).isEqualTo(ExitCode.DONE);
    assertThat(onCall.json().path("keys").get(0).path("signs").asBoolean()).isTrue();
  }

  private static String session(Guest guest) {
    return SERVER
        .stores()
        .payments()
        .attempts()
        .of(guest.order().id())
        .getFirst()
        .session()
        .orElseThrow();
  }

  /// Says the same whatever is asked.
  private record Answering(boolean agrees) implements Prompt {
    @Override
    public boolean isThere() {
      return true;
    }

    @Override
    public boolean agrees(String question) {
      assertThat(question).isEqualTo("This cannot be undone.");
      return agrees;
    }
  }
}
