package live.maguey.checkout;

import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.checkout.GiveComp.Outcome;
import live.maguey.checkout.GiveComp.Request;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.TierId;
import live.maguey.orders.Channel;
import live.maguey.orders.Order;
import live.maguey.refunds.RefundOrder;
import live.maguey.refunds.RefundOrder.Why;
import live.maguey.revenue.LedgerEntry;
import live.maguey.settlement.OneEvent;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Unavailable;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The venue gives places away.
class GiveCompTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), "req_1");

  private final OneEvent office = OneEvent.withPlaces(5);
  private final GiveComp give = give(office.settle);

  private Request asking(int quantity) {
    return new Request(
        office.event.id(),
        office.event.tiers().getFirst().id(),
        quantity,
        "The press",
        EmailAddress.parse("press@example.org"),
        Language.ES,
        "press list");
  }

  private Outcome.Given given(int quantity) {
    return (Outcome.Given) give.give(asking(quantity), OWNER);
  }

  @Test
  void a_comp_is_an_order_of_nothing_with_tickets_and_an_email_like_any_other() {
    Outcome.Given given = given(2);

    assertThat(given.order().state()).isEqualTo("paid");
    assertThat(given.order().details().channel()).isEqualTo(Channel.COMP);
    assertThat(given.order().total().isZero()).isTrue();
    assertThat(given.tickets()).hasSize(2).allMatch(Ticket::isValid);
    assertThat(office.placesTaken()).isEqualTo(2);
    assertThat(office.mailKinds(given.order())).containsExactly(Email.Kind.TICKETS);
    assertThat(office.gateway.opened()).as("Stripe is not asked").isEmpty();
  }

  @Test
  void what_it_is_worth_is_in_the_ledger_under_its_own_account() {
    Outcome.Given given = given(2);

    assertThat(office.ledger.of(given.order().id()))
        .extracting(LedgerEntry::account, LedgerEntry::kind, LedgerEntry::amount)
        .containsExactly(tuple(LedgerEntry.Account.COMP, LedgerEntry.Kind.CHARGE, usd(6_000)));
  }

  @Test
  void the_trail_says_who_gave_it_away_and_why() {
    Outcome.Given given = given(1);

    assertThat(office.audit.of("order " + given.order().id(), 9))
        .filteredOn(entry -> entry.act().equals("order.comp-asked"))
        .extracting(AuditEntry::actor, AuditEntry::detail, AuditEntry::requestId)
        .containsExactly(tuple(OWNER.actor(), "1 places: press list", "req_1"));
  }

  @Test
  void the_last_place_is_given_and_the_one_after_it_is_not() {
    given(4);

    assertThat(give.give(asking(2), OWNER))
        .isInstanceOfSatisfying(
            Outcome.SoldOut.class,
            soldOut -> {
              assertThat(soldOut.requested()).isEqualTo(2);
              assertThat(soldOut.left()).isEqualTo(1);
            });
    given(1);
    assertThat(office.placesTaken()).isEqualTo(5);
  }

  @Test
  void it_may_be_given_when_the_shop_is_shut_and_until_the_event_is_over() {
    office.clock.set(office.event.sale().closes());
    if (office.event.sale().closes().isBefore(office.event.ends())) {
      given(1);
    }

    office.clock.set(office.event.ends());
    assertThat(give.give(asking(1), OWNER)).isInstanceOf(Outcome.NotPublished.class);
  }

  @Test
  void an_event_that_was_called_off_or_is_unknown_has_none() {
    office.events.cancel(office.event.id());

    Event cancelled = office.events.find(office.event.id()).orElseThrow();
    assertThat(give.give(asking(1), OWNER)).isEqualTo(new Outcome.NotPublished(cancelled));
    EventId nobody = new EventId(office.ids.next());
    TierId none = new TierId(office.ids.next());
    Request unknown = asking(1);
    assertThat(
            give.give(
                new Request(
                    nobody, unknown.tier(), 1, unknown.name(), unknown.email(), Language.EN, "x"),
                OWNER))
        .isEqualTo(new Outcome.NoSuchEvent(nobody));
    assertThat(
            give.give(
                new Request(
                    unknown.event(), none, 1, unknown.name(), unknown.email(), Language.EN, "x"),
                OWNER))
        .isEqualTo(new Outcome.NoSuchTier(none));
  }

  @Test
  void a_preview_says_what_it_is_worth_and_changes_nothing() {
    assertThat(give.preview(asking(2)))
        .isEqualTo(new Outcome.Possible(office.event, office.event.tiers().getFirst(), usd(6_000)));

    assertThat(office.placesTaken()).isZero();
    assertThat(office.orders.list(null, null, null, 9)).isEmpty();
  }

  @Test
  void voided_it_is_void_and_no_money_moves() {
    Outcome.Given given = given(2);

    RefundOrder.Outcome back =
        office.refundOrder.refund(
            new RefundOrder.Request(given.order().id(), Set.of(), false, Why.ASKED, ""), OWNER);

    assertThat(back).isInstanceOf(RefundOrder.Outcome.Requested.class);
    assertThat(office.tickets(given.order())).noneMatch(Ticket::isValid);
    assertThat(office.refunds.of(given.order().id())).isEmpty();
    assertThat(office.placesTaken()).isZero();
  }

  @Test
  void one_that_a_crash_left_unconfirmed_is_confirmed_by_a_worker_and_entered() {
    UnitOfWork gone =
        new UnitOfWork() {
          @Override
          public <T extends @Nullable Object> T run(Supplier<T> work) {
            throw new Unavailable("gone");
          }

          @Override
          public void afterCommit(Runnable follow) {
            throw new IllegalStateException("nothing is committed");
          }
        };
    SettlePayment dead = office.settle(gone);
    GiveComp half = give(dead);
    assertThatThrownBy(() -> half.give(asking(1), OWNER)).isInstanceOf(Unavailable.class);
    office.later(Duration.ofSeconds(5));

    office.checkout.openWaiting(9);

    Order order = office.orders.list(null, "paid", null, 9).getFirst();
    assertThat(office.tickets(order)).hasSize(1);
    assertThat(office.ledger.of(order.id()))
        .extracting(LedgerEntry::account, LedgerEntry::amount)
        .containsExactly(tuple(LedgerEntry.Account.COMP, usd(3_000)));
  }

  @Test
  void a_request_that_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> asking(0)).isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> asking(101)).isInstanceOf(InvalidRequest.class);
  }

  private GiveComp give(SettlePayment settle) {
    return new GiveComp(
        office.events,
        office.orders,
        office.tickets,
        office.audit,
        settle,
        office.ids,
        office.clock);
  }
}
