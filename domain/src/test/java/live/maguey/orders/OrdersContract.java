package live.maguey.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.PricePhase;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.evidence.Requirement;
import live.maguey.reservations.FollowReservation;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.ReservationId;
import live.maguey.settlement.SalesContract;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.MailAddresses;
import live.maguey.shared.Money;
import live.maguey.shared.Page;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of orders promises.
@Requirement("PAY-01")
public abstract class OrdersContract extends SalesContract {
  private static final Duration DAY = Duration.ofHours(24);

  protected final Ids ids = new SequentialIds();
  protected final Event event =
      SampleEvents.tonight(ids).tier("General", 10).tier("Balcony", 3).event();

  /// Calls a stored event off.
  protected abstract void cancel(EventId id);

  @BeforeEach
  void an_event_on_sale() {
    events().add(event);
  }

  @Test
  void a_hold_takes_the_places_and_stores_everything_with_them() {
    Hold hold = two().hold();

    assertThat(orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());

    assertThat(orders().find(hold.order().id())).contains(hold.order());
    assertThat(orders().find(hold.order().details().reference())).contains(hold.order());
    assertThat(orders().buyer(hold.buyer().id())).contains(hold.buyer());
    assertThat(orders().terms(hold.order().id())).contains(hold.terms());
    assertThat(attempts().current(hold.order().id()).orElseThrow())
        .extracting(CheckoutAttempt::number, CheckoutAttempt::state)
        .containsExactly(1, "opening");
    assertThat(taken()).containsExactly(2, 0);
  }

  @Test
  void an_order_that_was_lost_is_made_again_with_nothing_taken_and_its_money_takes_it() {
    TableId table = new TableId(ids.next());
    addTable(event.id(), table);
    Hold lost =
        Holds.of(ids, event)
            .places(0, 2)
            .deposit(table, 6, SampleEvents.usd(20_000), SampleEvents.usd(60_000))
            .hold();
    Order.Expired expired = expired(lost);

    assertThat(remade(expired, lost.buyer())).isTrue();

    assertThat(orders().find(expired.id())).contains(expired);
    assertThat(orders().buyer(lost.buyer().id())).contains(lost.buyer());
    assertThat(taken()).containsExactly(0, 0);
    assertThat(reservations().last(expired.id()).orElseThrow().state()).isEqualTo("expired");
    assertThat(work().run(() -> orders().retake(expired.id(), SampleEvents.NOW))).isTrue();
    assertThat(taken()).containsExactly(2, 0);
  }

  @Test
  void an_order_that_is_there_is_not_made_again() {
    Order.Held held = held(two());
    Hold same = two().hold();
    Order.Expired expired =
        new Order.Expired(
            OrderDetails.placed(
                held.id(), event, Channel.WEB, same.buyer(), lapsed(held), SampleEvents.NOW),
            SampleEvents.NOW);

    assertThat(remade(expired, same.buyer())).isFalse();

    assertThat(orders().find(held.id())).contains(held);
    assertThat(orders().buyer(same.buyer().id())).isEmpty();
  }

  private boolean remade(Order.Expired order, Buyer buyer) {
    return work().run(() -> orders().remake(order, buyer));
  }

  private Order.Expired expired(Hold hold) {
    OrderDetails d = hold.order().details();
    return new Order.Expired(
        OrderDetails.placed(
            d.id(), event, Channel.WEB, hold.buyer(), lapsed(hold.order()), d.placedAt()),
        d.placedAt());
  }

  private static List<OrderLine> lapsed(Order order) {
    return order.details().lines().stream().map(line -> line.released(line.quantity())).toList();
  }

  @Test
  void an_order_takes_all_its_lines_or_none() {
    Hold tooMany = Holds.of(ids, event).places(0, 2).places(1, 4).key("k", "b").hold();

    assertThat(orders().hold(tooMany))
        .isEqualTo(new HoldOutcome.SoldOut(tier(1).id().inventory(), 4, 3));

    assertThat(taken()).containsExactly(0, 0);
    assertThat(orders().find(tooMany.order().id())).isEmpty();
    assertThat(orders().buyer(tooMany.buyer().id())).isEmpty();
    assertThat(orders().terms(tooMany.order().id())).isEmpty();
    assertThat(attempts().current(tooMany.order().id())).isEmpty();
    assertThat(orders().seen(key(tooMany), SampleEvents.NOW)).isEmpty();
  }

  @Test
  void an_order_is_refused_for_its_first_line_too() {
    assertThat(hold(Holds.of(ids, event).places(1, 4).places(0, 2)))
        .isEqualTo(new HoldOutcome.SoldOut(tier(1).id().inventory(), 4, 3));

    assertThat(taken()).containsExactly(0, 0);
  }

  @Test
  void lines_of_one_item_count_together() {
    assertThat(hold(Holds.of(ids, event).places(1, 2).places(1, 2)))
        .isEqualTo(new HoldOutcome.SoldOut(tier(1).id().inventory(), 4, 3));

    Order.Held held = held(Holds.of(ids, event).places(1, 2).places(1, 1));
    assertThat(taken()).containsExactly(0, 3);
    orders().release(held.id());
    assertThat(taken()).containsExactly(0, 0);
    assertThat(retake(held)).isTrue();
    assertThat(taken()).containsExactly(0, 3);
  }

  @Test
  void a_table_is_held_once_released_and_taken_again_beside_places() {
    TableId table = new TableId(ids.next());
    addTable(event.id(), table);
    Holds both = Holds.of(ids, event).places(0, 1).table(table, 6, SampleEvents.usd(60_000));

    Order.Held held = held(both);
    assertThat(orders().find(held.id())).contains(held);
    assertThat(held.details().places()).isEqualTo(7);
    assertThat(hold(Holds.of(ids, event).table(table, 6, SampleEvents.usd(60_000))))
        .isEqualTo(new HoldOutcome.SoldOut(table.inventory(), 1, 0));

    orders().release(held.id());
    new FollowReservation(reservations()).lapsed(held.expired(SampleEvents.NOW));
    assertThat(taken()).containsExactly(0, 0);
    Order.Held other = held(Holds.of(ids, event).table(table, 6, SampleEvents.usd(60_000)));
    assertThat(retake(held)).isFalse();
    assertThat(taken()).containsExactly(0, 0);

    assertThat(orders().release(other.id(), Map.of(1, 1), SampleEvents.NOW)).isEqualTo(1);
    assertThat(retake(held)).isTrue();
    assertThat(taken()).containsExactly(1, 0);
  }

  @Test
  void a_hold_reserves_its_table_and_the_hold_that_replaces_it_reserves_its_own() {
    TableId table = new TableId(ids.next());
    TableId better = new TableId(ids.next());
    addTable(event.id(), table);
    addTable(event.id(), better);
    Order.Held first = held(aTable(table).places(0, 1).browser("b"));
    Instant later = SampleEvents.NOW.plusSeconds(1);

    assertThat(reservations().of(first.id()))
        .containsExactly(new Reservation.Pending(booking(first, 1, 1, table), SampleEvents.NOW));
    assertThat(hold(aTable(table).places(1, 9).browser("b").replacing(first.id())))
        .isInstanceOf(HoldOutcome.SoldOut.class);
    assertThat(reservations().of(first.id())).hasOnlyElementsOfType(Reservation.Pending.class);

    Order.Held same =
        held(
            Holds.of(ids, event)
                .places(0, 1)
                .table(table, 6, SampleEvents.usd(60_000))
                .browser("b")
                .at(later)
                .replacing(first.id()));
    assertThat(reservations().of(first.id()))
        .containsExactly(new Reservation.Cancelled(booking(first, 1, 1, table), later));
    assertThat(reservations().of(same.id()))
        .containsExactly(new Reservation.Pending(booking(same, 1, 2, table), later));

    Order.Held places = held(one().browser("b").at(later).replacing(same.id()));
    assertThat(reservations().of(same.id())).hasOnlyElementsOfType(Reservation.Cancelled.class);
    assertThat(reservations().of(places.id())).isEmpty();
  }

  private Reservation.Booking booking(Order order, int no, int line, TableId table) {
    return new Reservation.Booking(new ReservationId(order.id(), no), line, event.id(), table);
  }

  @Test
  void a_table_follows_its_events_sale_and_is_not_one_of_the_customers_places() {
    TableId table = new TableId(ids.next());
    addTable(event.id(), table);

    assertThat(hold(aTable(table).at(event.sale().closes())))
        .isEqualTo(new HoldOutcome.NotOnSale(table.inventory()));
    assertThat(hold(aTable(new TableId(ids.next())).at(event.sale().closes())))
        .isInstanceOf(HoldOutcome.NotOnSale.class);
    assertThat(hold(aTable(table).places(0, 2).perCustomer(1)))
        .isInstanceOf(HoldOutcome.CustomerFull.class);
    assertThat(hold(aTable(table).places(0, 1).perCustomer(1))).isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void a_table_that_a_customer_holds_or_bought_leaves_them_their_places() {
    TableId bought = new TableId(ids.next());
    TableId held = new TableId(ids.next());
    addTable(event.id(), bought);
    addTable(event.id(), held);
    Order.Held table = held(aTable(bought).browser("b").email("ines@example.org"));
    orders().move(table, table.paid(SampleEvents.NOW));
    held(aTable(held).email("tavo@example.org").network("home", 9));

    assertThat(hold(one().browser("b").email("ines@example.org").perCustomer(1)))
        .isEqualTo(new HoldOutcome.Taken());
    assertThat(hold(one().email("tavo@example.org").network("home", 9).perCustomer(1)))
        .isEqualTo(new HoldOutcome.Taken());
  }

  private Holds aTable(TableId table) {
    return Holds.of(ids, event).table(table, 6, SampleEvents.usd(60_000));
  }

  @Test
  void the_last_place_is_sold_and_the_one_after_it_is_not() {
    assertThat(hold(Holds.of(ids, event).places(1, 3))).isInstanceOf(HoldOutcome.Taken.class);

    assertThat(hold(Holds.of(ids, event).places(1, 1)))
        .isEqualTo(new HoldOutcome.SoldOut(tier(1).id().inventory(), 1, 0));
  }

  @Test
  void a_price_stands_while_fewer_places_than_its_limit_are_taken() {
    hold(Holds.of(ids, event).places(0, 3));

    assertThat(hold(Holds.of(ids, event).places(tier(0), 2, 4))).isEqualTo(new HoldOutcome.Taken());
    assertThat(hold(Holds.of(ids, event).places(tier(0), 1, 4)))
        .isEqualTo(new HoldOutcome.Repriced(tier(0).id().inventory()));
    assertThat(hold(Holds.of(ids, event).places(tier(0), 6, 4)))
        .isEqualTo(new HoldOutcome.SoldOut(tier(0).id().inventory(), 6, 5));
    assertThat(taken()).containsExactly(5, 0);
  }

  @Test
  void a_price_has_ended_once_as_many_places_are_taken_as_its_limit_says() {
    hold(Holds.of(ids, event).places(0, 4));

    assertThat(hold(Holds.of(ids, event).places(tier(0), 1, 4)))
        .isEqualTo(new HoldOutcome.Repriced(tier(0).id().inventory()));
    assertThat(hold(Holds.of(ids, event).places(tier(0), 1, 5))).isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void nothing_is_held_before_sales_open_or_after_they_close() {
    assertThat(hold(two().at(event.sale().opens().minusSeconds(1))))
        .isEqualTo(new HoldOutcome.NotOnSale(tier(0).id().inventory()));
    assertThat(hold(two().at(event.sale().closes())))
        .isEqualTo(new HoldOutcome.NotOnSale(tier(0).id().inventory()));
    assertThat(hold(two().at(event.sale().opens()))).isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void a_tier_has_sales_times_of_its_own_within_the_events() {
    PricePhase price = SampleEvents.price("Standard", 3_000, 0);
    Event other =
        SampleEvents.tonight(ids)
            .tier(
                SampleEvents.tier(
                    new TierId(ids.next()),
                    "Late",
                    5,
                    new Tier.Window(SampleEvents.NOW, SampleEvents.ENDS),
                    price))
            .event();
    events().add(other);

    assertThat(hold(Holds.of(ids, other).places(0, 1).at(SampleEvents.NOW.minusSeconds(1))))
        .isInstanceOf(HoldOutcome.NotOnSale.class);
    assertThat(hold(Holds.of(ids, other).places(0, 1).at(other.sale().closes())))
        .isInstanceOf(HoldOutcome.NotOnSale.class);
    assertThat(hold(Holds.of(ids, other).places(0, 1))).isInstanceOf(HoldOutcome.Taken.class);
  }

  @Test
  void a_tier_may_close_while_its_event_still_sells() {
    PricePhase price = SampleEvents.price("Standard", 3_000, 0);
    Event other =
        SampleEvents.tonight(ids)
            .tier(
                SampleEvents.tier(
                    new TierId(ids.next()),
                    "Early",
                    5,
                    new Tier.Window(null, SampleEvents.NOW),
                    price))
            .event();
    events().add(other);

    assertThat(hold(Holds.of(ids, other).places(0, 1).at(SampleEvents.NOW)))
        .isInstanceOf(HoldOutcome.NotOnSale.class);
    assertThat(hold(Holds.of(ids, other).places(0, 1).at(SampleEvents.NOW.minusSeconds(1))))
        .isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void an_event_sells_no_places_of_another() {
    Event other = SampleEvents.tonight(ids).tier("General", 5).event();
    events().add(other);
    Tier foreign = other.tiers().getFirst();

    assertThat(hold(Holds.of(ids, event).places(foreign, 1, Integer.MAX_VALUE)))
        .isEqualTo(new HoldOutcome.NotOnSale(foreign.id().inventory()));
    assertThat(events().find(other.id()).orElseThrow().tiers().getFirst().taken()).isZero();
  }

  @Test
  void an_event_that_is_canceled_or_unknown_sells_nothing() {
    Event unknown = SampleEvents.tonight(ids).tier("General", 5).event();
    cancel(event.id());

    assertThat(hold(two())).isEqualTo(new HoldOutcome.NotOnSale(tier(0).id().inventory()));
    assertThat(hold(Holds.of(ids, unknown).places(0, 1)))
        .isEqualTo(new HoldOutcome.NotOnSale(unknown.tiers().getFirst().id().inventory()));
  }

  @Test
  void the_same_request_again_finds_its_order() {
    Hold first = two().key("k", "body").hold();
    orders().hold(first);

    Hold again = two().key("k", "body").hold();

    assertThat(orders().hold(again)).isEqualTo(new HoldOutcome.Repeated(first.order().id()));
    assertThat(orders().seen(key(again), SampleEvents.NOW))
        .contains(new HoldOutcome.Repeated(first.order().id()));
    assertThat(taken()).containsExactly(2, 0);
  }

  @Test
  void a_key_with_another_body_is_a_conflict() {
    hold(two().key("k", "body"));
    Hold other = two().key("k", "other body").hold();

    assertThat(orders().hold(other)).isEqualTo(new HoldOutcome.KeyConflict());
    assertThat(orders().seen(key(other), SampleEvents.NOW)).contains(new HoldOutcome.KeyConflict());
    assertThat(taken()).containsExactly(2, 0);
  }

  @Test
  void a_key_is_forgotten_after_a_day_and_serves_again() {
    hold(two().key("k", "body").at(SampleEvents.NOW.minus(DAY)));
    Hold next = two().key("k", "other body").hold();

    assertThat(orders().seen(key(next), SampleEvents.NOW)).isEmpty();
    assertThat(orders().hold(next)).isEqualTo(new HoldOutcome.Taken());
    assertThat(orders().seen(key(next), SampleEvents.NOW))
        .contains(new HoldOutcome.Repeated(next.order().id()));
  }

  @Test
  void a_browser_holds_once_per_event() {
    Event other = SampleEvents.tonight(ids).tier("General", 5).event();
    events().add(other);
    Hold first = two().browser("b").hold();
    orders().hold(first);

    assertThat(hold(two().browser("b")))
        .isEqualTo(new HoldOutcome.BrowserHolds(first.order().id(), first.order().expiresAt()));
    assertThat(hold(Holds.of(ids, other).places(0, 1).browser("b")))
        .isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void an_email_address_that_holds_in_one_browser_stands_in_no_other_browsers_way() {
    orders().hold(two().email("ines@example.org").hold());

    assertThat(hold(two().email("ines@example.org"))).isEqualTo(new HoldOutcome.Taken());
    assertThat(taken()).containsExactly(4, 0);
  }

  @Test
  void a_customer_has_a_most_by_address_however_it_is_spelled_and_bought_places_count() {
    buy(two().email("ines@example.org"));
    hold(two().email("INES@example.org").network("n", 9));

    assertThat(hold(two().email("ines@Example.org").network("n", 9).perCustomer(5)))
        .isEqualTo(new HoldOutcome.AddressFull(5));
    assertThat(hold(one().email("ines@example.org").network("n", 9).perCustomer(5)))
        .isEqualTo(new HoldOutcome.Taken());
    assertThat(hold(two().email("tavo@example.org").network("n", 9).perCustomer(5)))
        .isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void what_another_network_holds_under_an_address_does_not_count_until_it_is_bought() {
    Hold strangers = two().email("ines@example.org").network("far", 9).hold();
    orders().hold(strangers);

    assertThat(hold(two().email("ines@example.org").network("home", 9).perCustomer(2)))
        .isEqualTo(new HoldOutcome.Taken());

    orders().move(strangers.order(), strangers.order().paid(SampleEvents.NOW));
    assertThat(hold(two().email("ines@example.org").network("work", 9).perCustomer(2)))
        .isEqualTo(new HoldOutcome.AddressFull(2));
  }

  @Test
  void a_customer_has_a_most_by_browser_under_whatever_address() {
    buy(two().browser("b").email("a@example.org"));
    buy(two().browser("b").email("b@example.org"));

    assertThat(hold(two().browser("b").email("c@example.org").perCustomer(5)))
        .isEqualTo(new HoldOutcome.CustomerFull(5, 4));
    assertThat(hold(one().browser("b").email("c@example.org").perCustomer(5)))
        .isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void refunded_places_and_other_events_do_not_count_for_a_customer() {
    Event other = SampleEvents.tonight(ids).tier("General", 5).event();
    events().add(other);
    Order.Held first = held(two().browser("b").email("ines@example.org"));
    orders().move(first, first.paid(SampleEvents.NOW));
    hold(Holds.of(ids, other).places(0, 2).browser("c").email("ines@example.org"));

    orders().release(first.id(), Map.of(1, 1), SampleEvents.NOW);

    assertThat(hold(two().browser("b").email("ines@example.org").perCustomer(3)))
        .isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void a_browsers_new_choice_takes_the_place_of_its_hold_in_one_act() {
    Order.Held first = held(Holds.of(ids, event).places(1, 3).browser("b"));

    assertThat(
            hold(Holds.of(ids, event).places(0, 1).places(1, 3).browser("b").replacing(first.id())))
        .isEqualTo(new HoldOutcome.Taken());

    assertThat(orders().find(first.id()).orElseThrow()).isInstanceOf(Order.Cancelled.class);
    assertThat(attempts().current(first.id()).orElseThrow().state()).isEqualTo("closed");
    assertThat(released(first)).containsExactly(3);
    assertThat(taken()).containsExactly(1, 3);
  }

  @Test
  void a_new_choice_of_fewer_places_frees_the_others() {
    Order.Held first = held(Holds.of(ids, event).places(0, 3).browser("b"));

    assertThat(hold(one().browser("b").replacing(first.id()))).isEqualTo(new HoldOutcome.Taken());

    assertThat(taken()).containsExactly(1, 0);
  }

  @Test
  void a_choice_of_another_event_leaves_the_hold_of_this_one() {
    Event other = SampleEvents.tonight(ids).tier("General", 5).event();
    events().add(other);
    Order.Held first = held(two().browser("b"));

    assertThat(hold(Holds.of(ids, other).places(0, 1).browser("b").replacing(first.id())))
        .isEqualTo(new HoldOutcome.Taken());

    assertThat(orders().find(first.id())).contains(first);
    assertThat(taken()).containsExactly(2, 0);
  }

  @Test
  void a_new_choice_that_cannot_be_had_leaves_the_hold_as_it_was() {
    Order.Held first = held(Holds.of(ids, event).places(1, 2).browser("b"));

    assertThat(hold(Holds.of(ids, event).places(1, 4).browser("b").replacing(first.id())))
        .isEqualTo(new HoldOutcome.SoldOut(tier(1).id().inventory(), 4, 3));

    assertThat(orders().find(first.id())).contains(first);
    assertThat(attempts().current(first.id()).orElseThrow().state()).isEqualTo("opening");
    assertThat(taken()).containsExactly(0, 2);
  }

  @Test
  void nobody_replaces_the_hold_of_another_browser_or_a_paid_order() {
    Order.Held others = held(two().browser("b"));

    assertThat(hold(two().browser("c").replacing(others.id()))).isEqualTo(new HoldOutcome.Taken());
    assertThat(orders().find(others.id())).contains(others);

    orders().move(others, others.paid(SampleEvents.NOW));
    assertThat(hold(two().browser("b").replacing(others.id()))).isEqualTo(new HoldOutcome.Taken());
    assertThat(orders().find(others.id()).orElseThrow()).isInstanceOf(Order.Paid.class);
    assertThat(taken()).containsExactly(6, 0);
  }

  @Test
  void a_network_address_has_a_limit_of_live_holds() {
    Hold first = Holds.of(ids, event).places(0, 1).network("n", 2).hold();
    orders().hold(first);
    hold(Holds.of(ids, event).places(0, 1).network("n", 2));

    assertThat(hold(Holds.of(ids, event).places(0, 1).network("n", 2)))
        .isEqualTo(new HoldOutcome.NetworkHolds(2));

    orders().move(first.order(), first.order().cancelled(SampleEvents.NOW));
    assertThat(hold(Holds.of(ids, event).places(0, 1).network("n", 2)))
        .isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void a_browser_and_an_address_are_free_again_when_their_hold_has_ended() {
    Hold first = two().browser("b").email("ines@example.org").hold();
    orders().hold(first);
    orders().move(first.order(), first.order().paid(SampleEvents.NOW));

    assertThat(hold(two().browser("b").email("ines@example.org")))
        .isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void a_reference_is_given_once() {
    Hold first = two().hold();
    orders().hold(first);

    assertThat(hold(two().reference(first.order().details().reference())))
        .isEqualTo(new HoldOutcome.ReferenceTaken());
    assertThat(taken()).containsExactly(2, 0);
  }

  @Test
  void a_hold_decides_key_before_sale_before_guards_before_places() {
    Hold first =
        Holds.of(ids, event).places(1, 3).browser("b").email("a@x.org").key("k", "1").hold();
    orders().hold(first);
    Holds next =
        Holds.of(ids, event)
            .places(1, 1)
            .browser("b")
            .email("a@x.org")
            .network("n", 0)
            .key("k", "2");

    assertThat(orders().hold(next.hold())).isInstanceOf(HoldOutcome.KeyConflict.class);
    next.key("k2", "2");
    assertThat(orders().hold(next.hold())).isInstanceOf(HoldOutcome.BrowserHolds.class);
    next.browser("b2").perCustomer(0);
    assertThat(orders().hold(next.hold())).isInstanceOf(HoldOutcome.CustomerFull.class);
    next.perCustomer(3);
    assertThat(orders().hold(next.hold())).isInstanceOf(HoldOutcome.NetworkHolds.class);
    next.network("n", 1);
    assertThat(orders().hold(next.hold())).isInstanceOf(HoldOutcome.SoldOut.class);
    cancel(event.id());
    assertThat(orders().hold(next.browser("b").hold())).isInstanceOf(HoldOutcome.NotOnSale.class);
  }

  @Test
  void a_hold_is_never_part_of_a_unit_of_work() {
    Hold hold = two().hold();

    assertThatThrownBy(() -> work().execute(() -> orders().hold(hold)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(orders().find(hold.order().id())).isEmpty();
    assertThat(taken()).containsExactly(0, 0);
  }

  @Test
  void an_order_moves_only_from_the_state_it_is_in() {
    Order.Held held = held(two());
    Order.Paid paid = held.paid(SampleEvents.NOW.plusSeconds(9));
    orders().move(held, paid);

    assertThat(orders().find(held.id())).contains(paid);
    assertThatThrownBy(() -> orders().move(held, held.expired(SampleEvents.NOW)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(orders().find(held.id())).contains(paid);
  }

  @Test
  void a_move_that_no_rule_knows_is_refused() {
    Order.Held held = held(two());
    Order.Expired expired = held.expired(SampleEvents.NOW);
    orders().move(held, expired);

    assertThatThrownBy(
            () -> orders().move(expired, new Order.Refunded(held.details(), SampleEvents.NOW)))
        .isInstanceOf(RuntimeException.class);

    assertThat(orders().find(held.id())).contains(expired);
  }

  @Test
  void every_state_is_read_back_as_it_was_written() {
    Order.Held first = held(one());
    Order.Failed failed = first.failed(SampleEvents.NOW, "card-refused");
    orders().move(first, failed);
    assertThat(orders().find(first.id())).contains(failed);

    Order.Paid reseated = failed.paid(SampleEvents.NOW.plusSeconds(1));
    orders().move(failed, reseated);
    assertThat(orders().find(first.id())).contains(reseated);

    Order part = new Order.PartiallyRefunded(first.details(), SampleEvents.NOW.plusSeconds(2));
    orders().move(reseated, part);
    assertThat(orders().find(first.id())).contains(part);

    Order refunded = new Order.Refunded(first.details(), SampleEvents.NOW.plusSeconds(3));
    orders().move(part, refunded);
    assertThat(orders().find(first.id())).contains(refunded);

    Order.Held second = held(one());
    Order.Cancelled cancelled = second.cancelled(SampleEvents.NOW);
    orders().move(second, cancelled);
    assertThat(orders().find(second.id())).contains(cancelled);

    Order late = cancelled.lateRefunded(SampleEvents.NOW.plusSeconds(4));
    orders().move(cancelled, late);
    assertThat(orders().find(second.id())).contains(late);
  }

  @Test
  void a_page_that_is_still_opening_ends_with_the_hold() {
    Order.Held held = held(two());
    orders().move(held, held.cancelled(SampleEvents.NOW));

    assertThat(attempts().current(held.id()).orElseThrow().state()).isEqualTo("closed");
    assertThat(attempts().waiting(SampleEvents.NOW.plus(DAY), 10)).isEmpty();
  }

  @Test
  void released_places_are_for_sale_again_and_are_released_once() {
    Order.Held held = held(Holds.of(ids, event).places(0, 2).places(1, 3));
    orders().move(held, held.expired(SampleEvents.NOW));

    orders().release(held.id());
    orders().release(held.id());

    assertThat(taken()).containsExactly(0, 0);
    assertThat(orders().find(held.id()).orElseThrow().details().lines())
        .extracting(OrderLine::released)
        .containsExactly(2, 3);
    assertThat(hold(Holds.of(ids, event).places(1, 3))).isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void single_places_are_for_sale_again_until_doors() {
    Order.Held held = held(Holds.of(ids, event).places(0, 2).places(1, 3));
    Instant before = event.doors().minusMillis(1);

    assertThat(orders().release(held.id(), Map.of(1, 1, 2, 2), before)).isEqualTo(3);
    assertThat(taken()).containsExactly(1, 1);
    assertThat(released(held)).containsExactly(1, 2);

    assertThat(orders().release(held.id(), Map.of(1, 1), event.doors())).isZero();
    assertThat(taken()).containsExactly(1, 1);
    assertThat(released(held)).containsExactly(1, 2);
  }

  @Test
  void a_line_releases_no_more_places_than_it_occupies() {
    Order.Held held = held(Holds.of(ids, event).places(0, 2).places(1, 3));
    hold(Holds.of(ids, event).places(0, 4));

    assertThat(orders().release(held.id(), Map.of(1, 3, 9, 1), SampleEvents.NOW)).isEqualTo(2);
    assertThat(orders().release(held.id(), Map.of(1, 1), SampleEvents.NOW)).isZero();

    assertThat(taken()).containsExactly(4, 3);
    orders().release(held.id());
    assertThat(taken()).containsExactly(4, 0);
  }

  @Test
  void a_lapsed_order_takes_its_places_again() {
    Order.Held held = lapsed(Holds.of(ids, event).places(0, 2).places(1, 3));

    assertThat(retake(held)).isTrue();

    assertThat(taken()).containsExactly(2, 3);
    assertThat(orders().find(held.id()).orElseThrow().details().lines())
        .extracting(OrderLine::released)
        .containsExactly(0, 0);
  }

  @Test
  void places_are_taken_again_all_or_none() {
    Order.Held held = lapsed(Holds.of(ids, event).places(0, 2).places(1, 3));
    hold(Holds.of(ids, event).places(1, 1));

    assertThat(retake(held)).isFalse();

    assertThat(taken()).containsExactly(0, 1);
    assertThat(orders().find(held.id()).orElseThrow().details().lines())
        .extracting(OrderLine::released)
        .containsExactly(2, 3);
  }

  @Test
  void a_table_that_is_gone_is_stood_in_for_by_the_first_of_others_that_is_free() {
    TableId lost = aTable();
    TableId held = aTable();
    TableId free = aTable();
    Order.Held late = lapsed(Holds.of(ids, event).places(0, 1).table(lost, 4, PRICE));
    orders().hold(Holds.of(ids, event).table(lost, 4, PRICE).hold());
    orders().hold(Holds.of(ids, event).table(held, 4, PRICE).hold());

    assertThat(retakeTable(late, List.of(lost, held))).as("none is free").isEmpty();
    assertThat(line(late, 2).released()).isEqualTo(1);
    assertThat(retakeTable(late, List.of(lost, held, free))).contains(free);

    assertThat(line(late, 2).item()).isEqualTo(tableAt(free));
    assertThat(line(late, 1).released()).as("its places too").isZero();
    assertThat(orders().hold(Holds.of(ids, event).table(free, 4, PRICE).hold()))
        .isEqualTo(new HoldOutcome.SoldOut(free.inventory(), 1, 0));
  }

  @Test
  void a_table_that_is_free_is_taken_again_itself_and_nothing_without_the_rest() {
    TableId table = aTable();
    TableId other = aTable();
    int all = event.tiers().getFirst().capacity();
    Order.Held late = lapsed(Holds.of(ids, event).places(0, all).table(table, 4, PRICE));
    Order.Held last = lapsed(Holds.of(ids, event).places(0, 1).table(table, 4, PRICE));

    assertThat(retakeTable(late, List.of(table, other))).contains(table);
    assertThat(retakeTable(last, List.of(other))).as("its place is gone").isEmpty();
    assertThat(line(last, 2).item().inventory()).isEqualTo(table.inventory());
    assertThat(orders().hold(Holds.of(ids, event).table(other, 4, PRICE).hold()))
        .isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void a_line_takes_another_table_and_its_own_is_free() {
    TableId from = aTable();
    TableId to = aTable();
    Hold hold = Holds.of(ids, event).table(from, 4, PRICE).hold();
    orders().hold(hold);
    OrderId order = hold.order().id();

    Reservation.Pending pending = (Reservation.Pending) reservations().last(order).orElseThrow();
    Reservation.Confirmed party = pending.confirmed(SampleEvents.NOW);
    reservations().move(pending, party);

    assertThat(moveTable(order, to)).isTrue();

    reservations().reseat(party, to);
    assertThat(orders().find(order).orElseThrow().details().line(1).item()).isEqualTo(tableAt(to));
    assertThat(orders().hold(Holds.of(ids, event).table(from, 4, PRICE).hold()))
        .isEqualTo(new HoldOutcome.Taken());
    assertThat(moveTable(order, from)).as("somebody holds it").isFalse();
    assertThat(moveTable(order, new TableId(event.tiers().getFirst().id().value())))
        .as("no table")
        .isFalse();
    Event another = SampleEvents.tonight(ids).slug("another").tier("General", 3).event();
    events().add(another);
    TableId elsewhere = new TableId(ids.next());
    addTable(another.id(), elsewhere);
    assertThat(moveTable(order, elsewhere)).as("of another event").isFalse();
    orders().move(hold.order(), hold.order().cancelled(SampleEvents.NOW));
    orders().release(order);
    assertThat(moveTable(order, aTable())).as("it has none any more").isFalse();
  }

  private static final Money PRICE = SampleEvents.usd(32_000);

  private TableId aTable() {
    TableId table = new TableId(ids.next());
    addTable(event.id(), table);
    return table;
  }

  private static Item.Table tableAt(TableId table) {
    return new Item.Table(table, "7", "By the stage", 4, new Item.Table.Charge.AllIn());
  }

  private Optional<TableId> retakeTable(Order.Held held, List<TableId> oneOf) {
    return work().run(() -> orders().retake(held.id(), 2, oneOf, SampleEvents.NOW));
  }

  private OrderLine line(Order of, int no) {
    return orders().find(of.id()).orElseThrow().details().line(no);
  }

  private boolean moveTable(OrderId order, TableId to) {
    return work().run(() -> orders().moveTable(order, 1, to));
  }

  @Test
  void nothing_is_taken_again_for_an_event_that_is_canceled_or_over() {
    Order.Held held = lapsed(two());

    assertThat(work().run(() -> orders().retake(held.id(), event.ends()))).isFalse();
    cancel(event.id());
    assertThat(retake(held)).isFalse();

    assertThat(taken()).containsExactly(0, 0);
  }

  @Test
  void a_unit_that_fails_after_taking_again_gives_the_places_back() {
    Order.Held held = lapsed(two());

    assertThatThrownBy(() ->
            work()
                .execute(() -> {
                  orders().lock(held.id());
                  orders().retake(held.id(), SampleEvents.NOW);
                  throw new IllegalStateException("midway");
                }))
        .hasMessage("midway");

    assertThat(taken()).containsExactly(0, 0);
  }

  @Test
  void an_order_that_is_not_of_the_shop_is_not_bound_by_its_window_and_its_limits() {
    Hold guest = two().email("guest@example.org").network("10.0.0.1", 1).hold();
    assertThat(orders().hold(guest)).isEqualTo(new HoldOutcome.Taken());

    assertThat(
            hold(
                two()
                    .channel(Channel.COMP)
                    .email("guest@example.org")
                    .network("10.0.0.1", 1)
                    .at(event.sale().closes())))
        .isEqualTo(new HoldOutcome.Taken());
    assertThat(hold(two().channel(Channel.COMP).at(event.sale().opens().minusSeconds(1))))
        .isEqualTo(new HoldOutcome.Taken());

    assertThat(hold(two().channel(Channel.COMP).at(event.ends())))
        .isEqualTo(new HoldOutcome.NotOnSale(tier(0).id().inventory()));
  }

  @Test
  void an_order_that_is_not_of_the_shop_stands_in_no_buyers_way() {
    hold(two().channel(Channel.COMP).email("guest@example.org"));

    assertThat(hold(two().email("guest@example.org"))).isEqualTo(new HoldOutcome.Taken());
  }

  @Test
  void an_order_that_is_not_of_the_shop_is_never_oversold() {
    for (int taken = taken().getFirst(); taken < tier(0).capacity(); taken++) {
      assertThat(hold(one().channel(Channel.COMP))).isEqualTo(new HoldOutcome.Taken());
    }

    assertThat(hold(one().channel(Channel.COMP)))
        .isEqualTo(new HoldOutcome.SoldOut(tier(0).id().inventory(), 1, 0));
  }

  @Test
  void another_address_makes_the_links_before_it_worthless() {
    Hold hold = two().hold();
    Hold other = one().hold();
    orders().hold(hold);
    orders().hold(other);
    Order.Held held = hold.order();

    orders().readdress(held.id(), EmailAddress.parse("right@example.org"));

    Order now = orders().find(held.id()).orElseThrow();
    assertThat(now.details().linkVersion()).isEqualTo(held.details().linkVersion() + 1);
    assertThat(orders().buyer(held.details().buyer()))
        .hasValueSatisfying(buyer -> {
          assertThat(buyer.email().value()).isEqualTo("right@example.org");
          assertThat(buyer.name()).isEqualTo(hold.buyer().name());
        });
    assertThat(orders().list(null, null, EmailAddress.parse("Right@example.org"), 9))
        .containsExactly(now);
    assertThat(orders().list(null, null, hold.buyer().email(), 9)).isEmpty();
    assertThat(orders().find(other.order().id())).contains(other.order());
  }

  @Test
  void a_mark_stays_with_the_order_until_it_is_taken_away() {
    Order.Held held = held(two());
    Order.Held other = held(one());
    orders().mark(held.id(), true);
    orders().move(orders().find(held.id()).orElseThrow(), held.expired(SampleEvents.NOW));

    Order now = orders().find(held.id()).orElseThrow();
    assertThat(now.state()).isEqualTo("expired");
    assertThat(now.details().disputed()).isTrue();
    assertThat(orders().find(other.id())).contains(other);
    assertThat(disputed(null, true)).containsExactly(now);
    assertThat(disputed("held", true)).isEmpty();

    orders().mark(held.id(), false);
    assertThat(disputed(null, true)).isEmpty();
    assertThat(disputed(null, false)).hasSize(2);
  }

  @Test
  void overdue_are_the_held_orders_whose_time_is_over_the_oldest_first() {
    Order.Held second = held(one().at(SampleEvents.NOW.plusSeconds(1)));
    Order.Held first = held(one());
    Order.Held third = held(one().at(SampleEvents.NOW.plusSeconds(2)));
    Order.Held paid = held(one());
    orders().move(paid, paid.paid(SampleEvents.NOW));

    assertThat(orders().overdue(first.expiresAt().minusMillis(1), 10)).isEmpty();
    assertThat(orders().overdue(second.expiresAt(), 10)).containsExactly(first.id(), second.id());
    assertThat(orders().overdue(third.expiresAt(), 1)).containsExactly(first.id());
  }

  @Test
  void a_hold_is_overdue_at_once_when_its_event_is_canceled_and_when_it_is_over() {
    Order.Held held = held(one());
    EventId event = held.details().event();
    Instant ends = events().find(event).orElseThrow().ends();
    assertThat(orders().overdue(SampleEvents.NOW, 10)).isEmpty();
    assertThat(work().run(() -> orders().eventStands(held.id(), ends.minusMillis(1)))).isTrue();
    assertThat(work().run(() -> orders().eventStands(held.id(), ends))).isFalse();

    events().cancel(event);

    assertThat(orders().overdue(SampleEvents.NOW, 10)).containsExactly(held.id());
    assertThat(work().run(() -> orders().eventStands(held.id(), SampleEvents.NOW))).isFalse();
  }

  @Test
  void what_was_bought_of_a_canceled_event_is_found_page_by_page_until_it_is_refunded() {
    Order.Held held = held(one());
    Order.Held first = held(one());
    Order.Held second = held(one());
    for (Order.Held order : List.of(first, second)) {
      orders().move(order, order.paid(SampleEvents.NOW));
    }
    EventId event = held.details().event();
    assertThat(orders().boughtForCancelled(event, null, 9)).isEmpty();

    events().cancel(event);
    assertThat(orders().boughtForCancelled(null, null, 9)).containsExactly(first.id(), second.id());
    assertThat(orders().boughtForCancelled(event, null, 1)).containsExactly(first.id());
    assertThat(orders().boughtForCancelled(event, first.id(), 9)).containsExactly(second.id());
    assertThat(orders().boughtForCancelled(new EventId(ids.next()), null, 9)).isEmpty();

    Order.Bought paid = first.paid(SampleEvents.NOW);
    orders().move(paid, paid.refunded(true, SampleEvents.NOW));
    assertThat(orders().boughtForCancelled(event, null, 9)).containsExactly(second.id());
  }

  @Test
  void a_locked_order_is_the_order_as_it_stands() {
    Order.Held held = held(two());

    assertThat(work().run(() -> orders().lock(held.id()))).isEqualTo(held);
    assertThatThrownBy(() -> work().run(() -> orders().lock(new OrderId(ids.next()))))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void orders_are_listed_newest_first_by_event_state_and_email_address() {
    Event other = SampleEvents.tonight(ids).tier("General", 5).event();
    events().add(other);
    Order.Held a = held(one().email("Ines@example.org"));
    Order.Held b = held(Holds.of(ids, event).places(0, 1).places(1, 1));
    Order.Held c = held(Holds.of(ids, other).places(0, 1).email("ines@example.org"));
    orders().move(b, b.paid(SampleEvents.NOW));
    EmailAddress ines = EmailAddress.parse("INES@example.org");

    assertThat(orders().list(null, null, null, 10))
        .extracting(Order::id)
        .containsExactly(c.id(), b.id(), a.id());
    assertThat(orders().list(null, null, null, 1)).containsExactly(c);
    assertThat(orders().list(event.id(), null, null, 10))
        .extracting(Order::id)
        .containsExactly(b.id(), a.id());
    assertThat(orders().list(null, "paid", null, 10)).extracting(Order::id).containsExactly(b.id());
    assertThat(orders().list(null, null, ines, 10)).containsExactly(c, a);
    assertThat(orders().list(event.id(), "held", ines, 10)).containsExactly(a);
  }

  @Test
  void what_was_bought_of_an_event_is_counted_until_it_is_fully_refunded() {
    Event other = SampleEvents.tonight(ids).tier("General", 5).event();
    events().add(other);
    Order.Held elsewhere = held(Holds.of(ids, other).places(0, 1));
    orders().move(elsewhere, elsewhere.paid(SampleEvents.NOW));
    held(one());
    Order.Held whole = held(one());
    Order.Held part = held(two());
    Order.Held back = held(one());
    for (Order.Held order : List.of(whole, part, back)) {
      orders().move(order, order.paid(SampleEvents.NOW));
    }
    assertThat(orders().bought(event.id())).isEqualTo(3);

    orders()
        .move(
            part.paid(SampleEvents.NOW),
            part.paid(SampleEvents.NOW).refunded(false, SampleEvents.NOW));
    orders()
        .move(
            back.paid(SampleEvents.NOW),
            back.paid(SampleEvents.NOW).refunded(true, SampleEvents.NOW));

    assertThat(orders().bought(event.id())).isEqualTo(2);
    assertThat(orders().bought(other.id())).isEqualTo(1);
    assertThat(orders().bought(new EventId(ids.next()))).isZero();
  }

  @Test
  void a_list_goes_on_where_its_last_page_ended() {
    Order.Held a = held(one());
    Order.Held b = held(one());
    Order.Held c = held(one());
    orders().move(b, b.paid(SampleEvents.NOW));

    assertThat(page("held", Span.EVER, null, 1)).containsExactly(c.id());
    assertThat(page("held", Span.EVER, c.id(), 9)).containsExactly(a.id());
    assertThat(page(null, Span.EVER, c.id(), 1)).containsExactly(b.id());
    assertThat(page(null, Span.EVER, a.id(), 9)).isEmpty();
  }

  @Test
  void orders_are_listed_by_when_they_were_placed() {
    Instant placed = held(one()).details().placedAt();

    assertThat(page(null, new Span(placed, placed), null, 9)).hasSize(1);
    assertThat(page(null, new Span(placed.plusMillis(1), Span.EVER.until()), null, 9)).isEmpty();
    assertThat(page(null, new Span(Instant.EPOCH, placed.minusMillis(1)), null, 9)).isEmpty();
  }

  private List<OrderId> page(
      @Nullable String state, Span placed, @Nullable OrderId after, int limit) {
    Page<OrderId> page = Page.<OrderId>newest(limit).within(placed);
    Page<OrderId> next = after == null ? page : page.after(new Page.Row<>(SampleEvents.NOW, after));
    return orders().list(new Orders.Search(null, state, null, false, next)).stream()
        .map(Order::id)
        .toList();
  }

  private List<Order> disputed(@Nullable String state, boolean disputed) {
    return orders().list(new Orders.Search(null, state, null, disputed, Page.newest(9)));
  }

  @Test
  void orders_are_found_by_any_way_of_typing_their_address() {
    Event large = SampleEvents.tonight(ids).slug("large").tier("General", 99).event();
    events().add(large);
    for (MailAddresses.Taken taken : MailAddresses.TAKEN) {
      EmailAddress address = taken.address();
      Order.Held held = held(Holds.of(ids, large).places(0, 1).email(taken.typed()));
      List<Order> before = orders().list(null, null, address, 10);

      assertThat(before.getFirst()).isEqualTo(held);
      assertThat(orders().buyer(held.details().buyer()).orElseThrow().email()).isEqualTo(address);
      assertThat(taken.spellings())
          .extracting(spelling -> orders().list(null, null, EmailAddress.parse(spelling), 10))
          .containsOnly(before);
    }
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThat(orders().find(new OrderId(ids.next()))).isEmpty();
    assertThat(orders().find(OrderReference.parse("MGY-2222-22"))).isEmpty();
    assertThat(orders().buyer(new BuyerId(ids.next()))).isEmpty();
    assertThat(orders().terms(new OrderId(ids.next()))).isEmpty();
  }

  protected HoldOutcome hold(Holds hold) {
    return orders().hold(hold.hold());
  }

  protected Order.Held held(Holds holds) {
    Hold hold = holds.hold();
    assertThat(orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold.order();
  }

  protected List<Integer> taken() {
    return events().find(event.id()).orElseThrow().tiers().stream().map(Tier::taken).toList();
  }

  private Order.Held lapsed(Holds holds) {
    Order.Held held = held(holds);
    orders().move(held, held.expired(SampleEvents.NOW));
    orders().release(held.id());
    reservations()
        .last(held.id())
        .ifPresent(
            r -> reservations().move(r, ((Reservation.Pending) r).expired(SampleEvents.NOW)));
    return held;
  }

  private List<Integer> released(Order order) {
    return orders().find(order.id()).orElseThrow().details().lines().stream()
        .map(OrderLine::released)
        .toList();
  }

  private boolean retake(Order.Held held) {
    return work().run(() -> orders().retake(held.id(), SampleEvents.NOW));
  }

  private void buy(Holds holds) {
    Order.Held held = held(holds);
    orders().move(held, held.paid(SampleEvents.NOW));
  }

  private Holds one() {
    return Holds.of(ids, event).places(0, 1);
  }

  private Holds two() {
    return Holds.of(ids, event).places(0, 2);
  }

  private Tier tier(int index) {
    return event.tiers().get(index);
  }

  private static IdempotencyKey key(Hold hold) {
    IdempotencyKey key = hold.key();
    assertThat(key).isNotNull();
    return key;
  }
}
