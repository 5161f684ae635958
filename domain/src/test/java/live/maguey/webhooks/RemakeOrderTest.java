package live.maguey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.audit.AuditEntry;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.InventoryId;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.Test;

/// A database was restored from before an order was placed, and Stripe tells that it was paid.
class RemakeOrderTest {
  private static final EmailAddress INES = EmailAddress.parse("ines@example.com");
  private static final Instant OPENED = SampleEvents.NOW.minusSeconds(600);
  private static final Money EACH = SampleEvents.usd(3_000);

  private final BoxOffice office = new BoxOffice();
  private final Ids others = new SequentialIds(77);
  private final Event event = withTables();
  private final OrderId lost = new OrderId(others.next());
  private final Map<String, Fact> facts = new HashMap<>();
  private final Map<String, LostOrder> sold = new HashMap<>();
  private final RemakeOrder remake =
      new RemakeOrder(
          office.orders,
          office.events,
          office.tables,
          office.inbox,
          office.alerts,
          office.audit,
          office.ids,
          82_500);
  private final ProcessWebhooks webhooks =
      new ProcessWebhooks(
          office.inbox,
          reader(),
          office.gateway,
          office.settle,
          office.alerts,
          office.work,
          office.clock,
          new Random(7),
          Optional.of(remake));

  private Event withTables() {
    Event bare = office.add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 3));
    office.tables.replace(bare.id(), SamplePlans.room(office.ids).table("1").plan());
    return office.events.find(bare.id()).orElseThrow();
  }

  private EventReader reader() {
    return new EventReader() {
      @Override
      public Reading read(String body) {
        return new Reading.Facts(List.of(facts.get(body)));
      }

      @Override
      public Optional<LostOrder> sold(String body) {
        return Optional.ofNullable(sold.get(body));
      }
    };
  }

  private void told(String id, Fact fact) {
    facts.put(id, fact);
    office.inbox.store(
        new WebhookEvent(
            id,
            "a.type",
            false,
            SampleEvents.NOW,
            office.clock.instant(),
            WebhookEvent.Origin.PULL,
            id,
            null,
            new WebhookEvent.State.Received(office.clock.instant())));
    webhooks.process(9);
  }

  private void paid(String id, LostOrder order, long minor) {
    sold.put(id, order);
    told(
        id,
        new Fact.Captured(
            order.order(), "pi_" + id, SampleEvents.usd(minor), SampleEvents.NOW, id));
  }

  private LostOrder of(EventId of, InventoryId item, int units, Money unit) {
    return new LostOrder(
        lost,
        of,
        List.of(new LostOrder.Item(item, units, unit)),
        INES,
        "Ines Prieto",
        Language.ES,
        OPENED);
  }

  private LostOrder places(int units) {
    return of(event.id(), event.tiers().getFirst().id().inventory(), units, EACH);
  }

  private Table table() {
    return office.tables.of(event.id()).orElseThrow().plan().tables().getFirst();
  }

  private LostOrder ofTable() {
    return of(event.id(), table().id().inventory(), 1, table().price().dueNow());
  }

  private Order order() {
    return office.order(lost);
  }

  private List<AlertKind> alerts() {
    return office.alerts.open(9).stream().map(Alert::kind).toList();
  }

  private WebhookEvent.Stage stage(String id) {
    return office.inbox.find(id).orElseThrow().state().stage();
  }

  @Test
  void money_of_a_lost_order_buys_it_again_while_its_places_are_free() {
    paid("evt_1", places(2), 6_000);

    assertThat(order()).isInstanceOf(Order.Paid.class);
    assertThat(order().details().placedAt()).isEqualTo(OPENED);
    assertThat(order().total()).isEqualTo(SampleEvents.usd(6_000));
    assertThat(office.orders.buyer(order().details().buyer()))
        .hasValueSatisfying(buyer -> {
          assertThat(buyer.email()).isEqualTo(INES);
          assertThat(buyer.name()).isEqualTo("Ines Prieto");
          assertThat(buyer.language()).isEqualTo(Language.ES);
        });
    assertThat(office.tickets.of(lost)).hasSize(2).allMatch(Ticket::isValid);
    assertThat(office.taken(event, 0)).isEqualTo(2);
    assertThat(office.ledger.of(lost)).hasSize(1);
    assertThat(office.outbox.list(null, lost, 9)).hasSize(1);
    assertThat(stage("evt_1")).isEqualTo(WebhookEvent.Stage.DONE);
    assertThat(alerts()).doesNotContain(AlertKind.ORDER_MISSING);
    assertThat(office.audit.of("order " + lost, 9))
        .extracting(AuditEntry::act)
        .contains("order.remade");
  }

  @Test
  void the_link_of_before_opens_it_again() {
    paid("evt_1", places(1), 3_000);

    assertThat(office.links.opens(office.links.token(order().details()), order().details()))
        .isTrue();
    assertThat(order().details().linkVersion()).isOne();
  }

  @Test
  void money_of_a_lost_order_whose_places_are_gone_goes_back_whole() {
    office.paid(event, 3);

    paid("evt_1", places(1), 3_000);

    assertThat(order()).isInstanceOf(Order.LateRefunded.class);
    assertThat(office.refunds.of(lost))
        .extracting(Refund::amount)
        .containsExactly(SampleEvents.usd(3_000));
    assertThat(office.tickets.of(lost)).isEmpty();
    assertThat(office.taken(event, 0)).isEqualTo(3);
  }

  @Test
  void a_lost_order_of_a_table_has_its_table_and_passes_again() {
    paid("evt_1", ofTable(), table().price().dueNow().minor());

    assertThat(order()).isInstanceOf(Order.Paid.class);
    assertThat(office.tickets.of(lost)).hasSize(table().seats());
    assertThat(office.reservations.last(lost).orElseThrow().state()).isEqualTo("confirmed");
  }

  @Test
  void money_of_a_lost_table_that_somebody_else_has_goes_back() {
    TableId taken = table().id();
    OrderId other =
        office.hold(
            Holds.of(office.ids, event).table(taken, table().seats(), table().price().dueNow()));
    office.checkout.open(other);
    office.pay(other);

    paid("evt_1", ofTable(), table().price().dueNow().minor());

    assertThat(order()).isInstanceOf(Order.LateRefunded.class);
    assertThat(office.refunds.of(lost)).hasSize(1);
  }

  @Test
  void a_price_that_is_no_more_is_what_was_sealed() {
    Money then = SampleEvents.usd(2_500);
    paid("evt_1", of(event.id(), event.tiers().getFirst().id().inventory(), 2, then), 5_000);

    assertThat(order()).isInstanceOf(Order.Paid.class);
    assertThat(order().total()).isEqualTo(SampleEvents.usd(5_000));
    assertThat(order().details().fees().isZero()).isTrue();
  }

  @Test
  void what_is_not_here_either_stays_an_alert_and_its_event_waits() {
    paid("evt_1", of(new EventId(others.next()), new InventoryId(others.next()), 1, EACH), 3_000);
    paid("evt_2", of(event.id(), new InventoryId(others.next()), 1, EACH), 3_000);

    assertThat(office.orders.find(lost)).isEmpty();
    assertThat(alerts()).containsExactly(AlertKind.ORDER_MISSING);
    assertThat(stage("evt_1")).isEqualTo(WebhookEvent.Stage.DEAD);
    assertThat(stage("evt_2")).isEqualTo(WebhookEvent.Stage.DEAD);
  }

  @Test
  void what_came_before_its_payment_is_worked_on_again_and_the_alert_is_over() {
    told(
        "evt_0",
        new Fact.ChargeFee(
            lost, "txn_1", SampleEvents.usd(117), Optional.of("pi_evt_1"), OPENED, "evt_0"));
    assertThat(stage("evt_0")).isEqualTo(WebhookEvent.Stage.DEAD);
    assertThat(alerts()).containsExactly(AlertKind.ORDER_MISSING);

    paid("evt_1", places(1), 3_000);
    webhooks.process(9);

    assertThat(stage("evt_0")).isEqualTo(WebhookEvent.Stage.DONE);
    assertThat(alerts()).isEmpty();
    assertThat(office.ledger.of(lost)).hasSize(2);
  }

  @Test
  void an_order_is_made_again_once_and_a_payment_counts_once() {
    paid("evt_1", places(1), 3_000);
    office.inbox.replay("evt_1", office.clock.instant());
    webhooks.process(9);

    assertThat(office.tickets.of(lost)).hasSize(1);
    assertThat(office.ledger.of(lost)).hasSize(1);
    assertThat(
            office.work.run(
                () -> remake.remake(places(1), BoxOffice.BUYER, office.clock.instant())))
        .isFalse();
  }

  @Test
  void an_event_that_sells_nothing_of_the_order_makes_none() {
    sold.put("evt_1", places(1));
    told(
        "evt_1",
        new Fact.Captured(new OrderId(others.next()), "pi_1", EACH, SampleEvents.NOW, "evt_1"));

    assertThat(office.orders.find(lost)).isEmpty();
    assertThat(alerts()).containsExactly(AlertKind.ORDER_MISSING);
  }
}
