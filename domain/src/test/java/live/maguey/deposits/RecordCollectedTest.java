package live.maguey.deposits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.deposits.RecordCollected.Outcome;
import live.maguey.deposits.RecordCollected.Request;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Money;
import org.junit.jupiter.api.Test;

/// What a table with a deposit of $200 and a minimum spend of $1,000 pays at the venue.
class RecordCollectedTest {
  private static final Cause HOST = new Cause(Actor.operator("host@venue"), null);

  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 10));
  private final CollectedAmounts collected = new InMemoryCollectedAmounts(office.world);
  private final ShowDeposits show = new ShowDeposits(office.deposits, collected);
  private final RecordCollected record =
      new RecordCollected(
          office.orders, show, collected, office.audit, office.work, office.ids, office.clock);

  @Test
  void what_was_collected_counts_with_the_deposit_toward_the_minimum() {
    OrderId order = paid();
    assertThat(left(order)).isEqualTo(usd(80_000));

    record(order, 50_000, "");
    assertThat(left(order)).isEqualTo(usd(30_000));
    record(order, 45_000, "champagne");

    assertThat(left(order)).isEqualTo(usd(0));
    assertThat(bill(order).collectedInAll()).isEqualTo(usd(95_000));
    assertThat(trail(order))
        .extracting(AuditEntry::detail)
        .containsExactlyInAnyOrder("$500.00", "$450.00: champagne");
    assertThat(trail(order)).extracting(AuditEntry::actor).containsOnly(HOST.actor());
    assertThat(bill(order).collected()).extracting(Collected::by).containsOnly(HOST.actor());
  }

  @Test
  void a_correction_is_another_entry_with_a_reason_and_never_below_nothing() {
    OrderId order = paid();
    record(order, 50_000, "");

    assertThat(record(order, -50_001, "another table's"))
        .isEqualTo(new Outcome.TooMuchBack(office.order(order), usd(-50_001), usd(50_000)));
    assertThat(record(order, -50_000, "another table's")).isInstanceOf(Outcome.Recorded.class);

    assertThat(bill(order).collected()).hasSize(2);
    assertThat(bill(order).collectedInAll()).isEqualTo(usd(0));
    assertThatThrownBy(() -> new Request(order, usd(-1), "")).hasMessageContaining("why");
    assertThatThrownBy(() -> new Request(order, usd(0), "x")).hasMessageContaining("amount");
  }

  @Test
  void a_preview_writes_nothing() {
    OrderId order = paid();

    assertThat(record.preview(new Request(order, usd(50_000), "")))
        .isInstanceOf(Outcome.Recorded.class);

    assertThat(bill(order).collected()).isEmpty();
    assertThat(trail(order)).isEmpty();
  }

  @Test
  void only_a_table_that_is_paid_for_collects() {
    OrderId held = office.hold(Holds.of(office.ids, event).deposit(table(), 4, usd(1), usd(2)));
    OrderId places = office.paid(event, 1);
    OrderId nobody = new OrderId(office.ids.next());

    assertThat(record(held, 100, "")).isEqualTo(new Outcome.NotPaid(office.order(held)));
    assertThat(record(places, 100, "")).isEqualTo(new Outcome.NoTable(office.order(places)));
    assertThat(record(nobody, 100, "")).isEqualTo(new Outcome.NoSuchOrder(nobody));
  }

  private static Money usd(long minor) {
    return SampleEvents.usd(minor);
  }

  private Outcome record(OrderId order, long minor, String note) {
    return record.record(new Request(order, usd(minor), note), HOST);
  }

  private Money left(OrderId order) {
    return bill(order).stillToSpend();
  }

  private TableBill bill(OrderId order) {
    return show.of(office.order(order)).orElseThrow();
  }

  private List<AuditEntry> trail(OrderId order) {
    return office.audit.of("order " + order, 99).stream()
        .filter(entry -> entry.act().equals("table.collected"))
        .toList();
  }

  private TableId table() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(event.id(), table);
    return table;
  }

  private OrderId paid() {
    OrderId order =
        office.hold(Holds.of(office.ids, event).deposit(table(), 4, usd(20_000), usd(100_000)));
    office.settle.settle(
        order,
        List.of(new Fact.Captured(order, "pi_1", usd(20_000), SampleEvents.NOW, "test")),
        HOST);
    return order;
  }
}
