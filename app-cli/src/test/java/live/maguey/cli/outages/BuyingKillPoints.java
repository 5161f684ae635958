package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import org.jspecify.annotations.Nullable;

/// On the way from a choice to tickets.
final class BuyingKillPoints {
  private static final String OPEN = "POST /v1/checkout/sessions";
  private static final Duration LONG = Duration.ofSeconds(8);

  private BuyingKillPoints() {}

  static Guest atStripe(RunningServer server, Event event, String name) {
    Guest guest = Guest.holding(server, event, 1, name + "@example.com");
    Await.until(() -> assertThat(guest.page().path("checkoutUrl").isNull()).isFalse());
    return guest;
  }

  static void isPaidAndMailedOnce(Guest guest) {
    assertThat(guest.state()).isEqualTo("paid");
    assertThat(guest.mails()).hasSize(1);
  }

  /// The guest asked for a place and got no answer; asks again with the same key.
  static final class TakingAPlace implements KillPoint {
    private final RunningServer server;
    private final Event event;
    private final AskingAgain asking;
    private AskingAgain.@Nullable Choice choice;
    private @Nullable Guest guest;

    TakingAPlace(RunningServer server) {
      this.server = server;
      event = server.event();
      asking = new AskingAgain(server);
    }

    @Override
    public Map<String, String> rows() {
      return Map.of("while it takes places", "one order for who asks again");
    }

    @Override
    public void reach(Locks locks) throws SQLException {
      locks.tier(event.tiers().getFirst().id().value());
      choice = asking.begin(event);
      locks.awaitSomebodyWaiting();
    }

    @Override
    public void askAgain() {
      guest = asking.again(Objects.requireNonNull(choice));
    }

    @Override
    public void isHealed() {
      Guest answered = Objects.requireNonNull(guest);
      assertThat(server.stores().sales().orders().list(event.id(), null, null, 9))
          .singleElement()
          .satisfies(order -> assertThat(order.id()).isEqualTo(answered.order().id()));
      assertThat(answered.page().path("checkoutUrl").isNull()).isFalse();
    }
  }

  /// Stripe has the request for a page; nobody hears its answer.
  static final class OpeningAPage implements KillPoint {
    private final RunningServer server;
    private final Event event;
    private @Nullable Guest guest;

    OpeningAPage(RunningServer server) {
      this.server = server;
      event = server.event();
    }

    @Override
    public Map<String, String> rows() {
      return Map.of("while Stripe opens a payment page", "one payment page");
    }

    @Override
    public void reach(Locks locks) {
      server.stripe().knobs().turn(new Knobs.Turned(Knob.DELAY, OPEN, 1, LONG));
      guest = Guest.holding(server, event, 1, "opening@example.com");
      Await.until(() -> assertThat(server.stripe().knobs().shown()).isEmpty());
    }

    @Override
    public void isHealed() {
      Guest waiting = Objects.requireNonNull(guest);
      assertThat(waiting.page().path("checkoutUrl").isNull()).isFalse();
      assertThat(server.stripe().sessions())
          .filteredOn(s -> s.path("customer_email").asText().equals(waiting.email()))
          .hasSize(1);
    }
  }

  /// The guest pays while no node is there.
  static final class PaidBeforeTheWebhook implements KillPoint {
    private final RunningServer server;
    private final Guest guest;
    private final String session;

    PaidBeforeTheWebhook(RunningServer server) {
      this.server = server;
      guest = atStripe(server, server.event(), "last");
      session = guest.session();
    }

    @Override
    public Map<String, String> rows() {
      return Map.of("after a guest paid, before the webhook", "paid, tickets, one mail");
    }

    @Override
    public void reach(Locks locks) {
      assertThat(guest.page().path("state").asText()).isEqualTo("held");
    }

    @Override
    public void meanwhile() {
      server.stripe().pay(session, Guest.GOOD_CARD);
    }

    @Override
    public void isHealed() {
      isPaidAndMailedOnce(guest);
    }
  }

  /// The worker has taken the stored event and waits for the order's row.
  static final class WorkingAWebhook implements KillPoint {
    private final RunningServer server;
    private final Guest guest;
    private final UUID row;

    WorkingAWebhook(RunningServer server) {
      this.server = server;
      guest = atStripe(server, server.event(), "settled");
      row = guest.order().id().value();
    }

    @Override
    public Map<String, String> rows() {
      return Map.of("while it works a webhook", "paid, tickets, one mail");
    }

    @Override
    public void reach(Locks locks) throws SQLException {
      locks.order(row);
      guest.pays(Guest.GOOD_CARD);
      locks.awaitSomebodyWaiting();
    }

    @Override
    public void isHealed() {
      isPaidAndMailedOnce(guest);
    }
  }
}
