package live.maguey.cli.outages;

import static live.maguey.cli.outages.BuyingKillPoints.atStripe;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.emails.Outbox;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.payments.Refund;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.tickets.Ticket;

/// After a guest has paid.
final class LaterKillPoints {
  private static final Duration LONG = Duration.ofSeconds(8);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final String SEND = "POST /emails";
  private static final String REFUND = "POST /v1/refunds";

  private LaterKillPoints() {}

  private static Guest withMail(RunningServer server, Event event, String name) {
    Guest guest = Guest.withTickets(server, event, 1, name + "@example.com");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    return guest;
  }

  private static void isPaidBackOnce(RunningServer server, Guest guest) {
    assertThat(guest.state()).isEqualTo("refunded");
    assertThat(guest.mails()).hasSize(2);
    assertThat(server.stores().payments().refunds().of(guest.order().id()))
        .singleElement()
        .satisfies(r -> assertThat(r.state()).isEqualTo(Refund.State.SUCCEEDED));
  }

  /// Tickets are out; two of their mails are, four are with Resend, whose answers nobody will hear,
  /// and the rest has not been tried.
  static final class OwingMails implements KillPoint {
    private final RunningServer server;

    /// As many as a node has threads for.
    private static final int WITH_RESEND = 4;

    private static final int MAILS = 8;

    private final List<Guest> guests;

    OwingMails(RunningServer server) {
      this.server = server;
      Event event = server.event();
      guests =
          IntStream.range(0, MAILS).mapToObj(n -> atStripe(server, event, "mail-" + n)).toList();
    }

    @Override
    public Map<String, String> rows() {
      return Map.of(
          "between tickets and their mail", "each mail once",
          "in a batch of mails, four of them with Resend", "each mail once");
    }

    @Override
    public void reach(Locks locks) throws SQLException {
      server
          .resend()
          .knobs()
          .turn(new Knobs.Turned(Knob.DELAY, SEND, 2, SHORT))
          .turn(new Knobs.Turned(Knob.DELAY, SEND, WITH_RESEND, LONG));
      guests.forEach(g -> g.pays(Guest.GOOD_CARD));
      Await.until(() -> {
        assertThat(guests)
            .allSatisfy(g -> assertThat(g.page().path("state").asText()).isEqualTo("paid"));
        assertThat(server.resend().knobs().shown()).isEmpty();
      });
      assertThat(locks.count("SELECT count(*) FROM emails WHERE state = 'queued'"))
          .as("owed, more than are with Resend: tickets are out, nobody has tried their mail")
          .isGreaterThan(WITH_RESEND);
    }

    @Override
    public void isHealed() {
      assertThat(guests).allSatisfy(BuyingKillPoints::isPaidAndMailedOnce);
      assertThat(server.stores().outbox().search(Outbox.Search.failing(1))).isEmpty();
    }
  }

  /// One refund is with Stripe.
  static final class PayingBack implements KillPoint {
    private final RunningServer server;
    private final Guest guest;

    PayingBack(RunningServer server) {
      this.server = server;
      guest = withMail(server, server.event(), "regrets");
    }

    @Override
    public Map<String, String> rows() {
      return Map.of("while Stripe pays one guest back", "one refund, told once");
    }

    @Override
    public void reach(Locks locks) {
      server.stripe().knobs().turn(new Knobs.Turned(Knob.DELAY, REFUND, 1, LONG));
      assertThat(new OnCall(server).run("orders", "refund", guest.reference().value(), "--yes"))
          .isEqualTo(ExitCode.DONE);
      Await.until(() -> assertThat(server.stripe().knobs().shown()).isEmpty());
      assertThat(server.stripe().refunds()).isEmpty();
    }

    @Override
    public void isHealed() {
      isPaidBackOnce(server, guest);
      assertThat(server.stripe().refunds()).hasSize(1);
    }
  }

  /// Two guests have their money, the third one's refund is with Stripe, the rest is still owed.
  static final class CallingAnEventOff implements KillPoint {
    private final RunningServer server;
    private static final int GUESTS = 6;

    private final Event event;
    private final List<Guest> guests;

    CallingAnEventOff(RunningServer server) {
      this.server = server;
      event = server.event();
      guests =
          IntStream.range(0, GUESTS).mapToObj(n -> withMail(server, event, "back-" + n)).toList();
    }

    @Override
    public Map<String, String> rows() {
      return Map.of(
          "while Stripe pays back", "one refund",
          "while a night is called off", "everybody paid back once, told once");
    }

    @Override
    public void reach(Locks locks) {
      server
          .stripe()
          .knobs()
          .turn(new Knobs.Turned(Knob.DELAY, REFUND, 2, SHORT))
          .turn(new Knobs.Turned(Knob.DELAY, REFUND, 1, LONG));
      assertThat(new OnCall(server).run("events", "cancel", event.slug().value(), "--yes"))
          .isEqualTo(ExitCode.DONE);
      Await.until(() -> assertThat(server.stripe().knobs().shown()).isEmpty());
      assertThat(server.stripe().refunds()).hasSizeLessThan(GUESTS);
    }

    @Override
    public void isHealed() {
      assertThat(guests).allSatisfy(g -> isPaidBackOnce(server, g));
      assertThat(server.stripe().refunds()).hasSize(GUESTS);
    }
  }

  /// The phone sent a scan and got no answer; it sends it again.
  static final class AdmittingAGuest implements KillPoint {
    private final RunningServer server;
    private final Guest guest;
    private final Ticket ticket;
    private final String phone;
    private final String scan;

    AdmittingAGuest(RunningServer server) {
      this.server = server;
      SampleEvents now =
          SampleEvents.around(
              server.stores().ids(), server.clock().instant().minus(Duration.ofMinutes(90)));
      guest = withMail(server, server.add(now.tier("General", 9)), "at-the-door");
      ticket = guest.tickets().getFirst();
      phone = server.phoneAt("Gate A", "phone 1");
      scan = server.stores().ids().next().toString();
    }

    @Override
    public Map<String, String> rows() {
      return Map.of("while it admits a guest", "admitted once, the phone is told");
    }

    @Override
    public void reach(Locks locks) throws SQLException {
      locks.ticket(ticket.id().value());
      Unanswered.ask(() -> server.scan(phone, ticket, scan));
      locks.awaitSomebodyWaiting();
    }

    @Override
    public void askAgain() {
      assertThat(server.scan(phone, ticket, scan).path("reason").asText()).isEqualTo("admitted");
    }

    @Override
    public void isHealed() {
      assertThat(guest.tickets().getFirst().entries()).isEqualTo(1);
      assertThat(server.scan(phone, ticket).path("reason").asText()).isEqualTo("already-used");
    }
  }
}
