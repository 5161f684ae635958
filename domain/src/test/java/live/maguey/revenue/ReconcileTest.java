package live.maguey.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.revenue.Difference.Kind;
import live.maguey.shared.Ids;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our book against Stripe's.
class ReconcileTest {
  private static final Instant FROM = SampleEvents.NOW;
  private static final Instant TO = FROM.plus(Duration.ofDays(1));
  private static final Instant IN = FROM.plusSeconds(60);
  private static final int PAGE = 3;

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryLedger ledger = new InMemoryLedger(world);
  private final FakeStatement stripe = new FakeStatement(PAGE);
  private final TestClock clock = new TestClock(TO.plus(Reconcile.PATIENCE));
  private final Map<String, OrderId> sealed = new HashMap<>();
  private final Reconcile reconcile =
      new Reconcile(
          stripe,
          new InMemoryBothLedgers(world, ledger),
          source -> Optional.ofNullable(sealed.get(source)),
          here -> here.equals(order().id()),
          clock);
  private final Ids ids = new SequentialIds();
  private final OrderDetails order =
      Holds.of(ids, SampleEvents.tonight(ids).tier("General", 10).event())
          .places(0, 2)
          .hold()
          .order()
          .details();
  private final List<Difference> differences = new ArrayList<>();

  private OrderDetails order() {
    return order;
  }

  private Totals reconcile() {
    Reconcile.Outcome outcome = reconcile.reconcile(FROM, TO, differences::add);
    assertThat(outcome.differences()).isEqualTo(differences.size());
    return outcome
        .totals()
        .getOrDefault(SampleEvents.usd(0).currency(), Totals.none(SampleEvents.usd(0).currency()));
  }

  private void booked(LedgerEntry.Kind kind, String source, @Nullable String txn, long minor) {
    booked(kind, source, txn, minor, IN);
  }

  private void booked(
      LedgerEntry.Kind kind, String source, @Nullable String txn, long minor, Instant at) {
    ledger.record(
        LedgerEntry.of(
            new LedgerEntryId(ids.next()),
            order,
            LedgerEntry.Account.STRIPE,
            kind,
            source,
            txn,
            SampleEvents.usd(minor),
            at));
  }

  /// A sale of $72.00 as both books have it.
  private void sold(int n) {
    booked(LedgerEntry.Kind.CHARGE, "pi_" + n, null, 7_200);
    booked(LedgerEntry.Kind.FEE, "txn_" + n, "txn_" + n, -239);
    ledger.link("pi_" + n, LedgerEntry.Kind.CHARGE, "txn_" + n);
    theirs("txn_" + n, "charge", "ch_" + n, 7_200, 239);
  }

  private BalanceTransaction theirs(String id, String type, String source, long amount, long fee) {
    return stripe.add(line(id, type, source, amount, fee, IN));
  }

  private static BalanceTransaction line(
      String id, String type, String source, long amount, long fee, Instant at) {
    return new BalanceTransaction(
        id, type, source, SampleEvents.usd(amount), SampleEvents.usd(fee), at);
  }

  private Difference difference(
      Kind kind, String object, boolean ofTheOrder, @Nullable Money ours, @Nullable Money theirs) {
    return new Difference(kind, object, ofTheOrder ? order.id() : null, ours, theirs, IN);
  }

  @Test
  void two_books_that_agree_have_the_same_totals_and_no_difference() {
    for (int n = 0; n < 2 * PAGE + 1; n++) {
      sold(n);
    }
    booked(LedgerEntry.Kind.REFUND, "re_1", null, -3_600);
    theirs("txn_r", "refund", "re_1", -3_600, 0);
    booked(LedgerEntry.Kind.ADJUSTMENT, "re_1", null, 3_600);
    theirs("txn_f", "refund_failure", "re_1", 3_600, 0);

    Totals totals = reconcile();

    assertThat(differences).isEmpty();
    assertThat(totals.ours()).isEqualTo(totals.stripe());
    assertThat(totals.stripe())
        .isEqualTo(
            new Totals.Side(
                SampleEvents.usd(7 * 7_200),
                SampleEvents.usd(0),
                SampleEvents.usd(0),
                SampleEvents.usd(7 * 239)));
    assertThat(totals.stripe().net()).isEqualTo(SampleEvents.usd(7 * (7_200 - 239)));
    assertThat(stripe.pages()).as("nine lines, three a page").isEqualTo(3);
  }

  @Test
  void a_payment_that_our_ledger_lacks_is_named() {
    theirs("txn_x", "charge", "ch_x", 7_200, 239);

    Totals totals = reconcile();

    assertThat(differences)
        .containsExactly(
            difference(Kind.NOT_IN_OUR_LEDGER, "txn_x", false, null, SampleEvents.usd(7_200)));
    assertThat(totals.ours().charges()).isEqualTo(SampleEvents.usd(0));
    assertThat(totals.stripe().charges()).isEqualTo(SampleEvents.usd(7_200));
  }

  @Test
  void a_payment_that_we_opened_is_ours_whether_the_database_has_its_order_or_lost_it() {
    OrderId lost = new OrderId(ids.next());
    sealed.put("pi_lost", lost);
    sealed.put("re_lost", lost);
    sealed.put("pi_here", order.id());
    theirs("txn_1", "charge", "pi_lost", 7_200, 239);
    theirs("txn_2", "refund", "re_lost", -7_200, 0);
    theirs("txn_3", "charge", "pi_here", 3_600, 134);
    theirs("txn_4", "charge", "pi_foreign", 500, 45);

    reconcile();

    assertThat(differences)
        .containsExactlyInAnyOrder(
            new Difference(Kind.OURS_AND_LOST, "pi_lost", lost, null, SampleEvents.usd(7_200), IN),
            new Difference(Kind.OURS_AND_LOST, "re_lost", lost, null, SampleEvents.usd(-7_200), IN),
            new Difference(
                Kind.OURS_NOT_BOOKED, "pi_here", order.id(), null, SampleEvents.usd(3_600), IN),
            new Difference(Kind.NOT_IN_OUR_LEDGER, "txn_4", null, null, SampleEvents.usd(500), IN));
  }

  @Test
  void another_amount_is_named() {
    booked(LedgerEntry.Kind.REFUND, "re_1", null, -3_600);
    theirs("txn_r", "refund", "re_1", -3_500, 0);

    reconcile();

    assertThat(differences)
        .containsExactly(
            difference(
                Kind.AMOUNT_DIFFERS,
                "txn_r",
                true,
                SampleEvents.usd(-3_600),
                SampleEvents.usd(-3_500)));
  }

  @Test
  void a_fee_that_is_missing_or_another_one_is_named() {
    booked(LedgerEntry.Kind.CHARGE, "pi_1", null, 7_200);
    ledger.link("pi_1", LedgerEntry.Kind.CHARGE, "txn_1");
    theirs("txn_1", "charge", "ch_1", 7_200, 239);
    booked(LedgerEntry.Kind.CHARGE, "pi_2", null, 7_200);
    booked(LedgerEntry.Kind.FEE, "txn_2", "txn_2", -200);
    ledger.link("pi_2", LedgerEntry.Kind.CHARGE, "txn_2");
    theirs("txn_2", "charge", "ch_2", 7_200, 239);

    reconcile();

    assertThat(differences)
        .containsExactly(
            difference(Kind.FEE_MISSING, "txn_1", true, null, SampleEvents.usd(239)),
            difference(
                Kind.FEE_DIFFERS, "txn_2", true, SampleEvents.usd(200), SampleEvents.usd(239)));
  }

  @Test
  void an_entry_whose_movement_is_not_told_yet_is_pending_for_a_day() {
    booked(LedgerEntry.Kind.CHARGE, "pi_1", null, 7_200, TO.minusSeconds(1));
    clock.advance(Duration.ofSeconds(-2));

    Totals totals = reconcile();

    assertThat(differences).isEmpty();
    assertThat(totals.pending()).isOne();
    assertThat(totals.pendingAmount()).isEqualTo(SampleEvents.usd(7_200));
    assertThat(totals.ours().charges()).isEqualTo(SampleEvents.usd(7_200));

    clock.advance(Duration.ofSeconds(1));
    Totals later = reconcile();

    assertThat(differences)
        .containsExactly(
            new Difference(
                Kind.NOT_AT_STRIPE,
                "pi_1",
                order.id(),
                SampleEvents.usd(7_200),
                null,
                TO.minusSeconds(1)));
    assertThat(later.pending()).isZero();
  }

  @Test
  void an_entry_that_names_a_movement_which_stripe_does_not_know_is_named_at_once() {
    clock.advance(Reconcile.PATIENCE.negated());
    booked(LedgerEntry.Kind.CHARGE, "pi_1", null, 7_200);
    ledger.link("pi_1", LedgerEntry.Kind.CHARGE, "txn_gone");

    reconcile();

    assertThat(differences)
        .containsExactly(
            difference(Kind.NOT_AT_STRIPE, "txn_gone", true, SampleEvents.usd(7_200), null));
  }

  @Test
  void a_movement_that_stripe_entered_on_another_day_is_found_by_its_id() {
    booked(LedgerEntry.Kind.CHARGE, "pi_1", null, 7_200);
    ledger.link("pi_1", LedgerEntry.Kind.CHARGE, "txn_1");
    booked(LedgerEntry.Kind.FEE, "txn_1", "txn_1", -239);
    stripe.add(line("txn_1", "charge", "ch_1", 7_200, 239, TO.plusSeconds(3_600)));

    Totals totals = reconcile();

    assertThat(differences).isEmpty();
    assertThat(totals.stripe().charges())
        .as("it counts on its own day")
        .isEqualTo(SampleEvents.usd(0));
    assertThat(totals.ours().charges()).isEqualTo(SampleEvents.usd(0));
  }

  @ParameterizedTest
  @CsvSource({
    "HUF, 104550, 104500, true",
    "HUF, 104450, 104500, true",
    "HUF, 104550, 104400, false",
    "HUF, 104550, 104540, false",
    "TWD, 99, 0, true",
    "USD, 104550, 104500, false",
    "JPY, 1045, 1045, true",
    "KWD, 1050, 1040, false"
  })
  void a_payout_of_whole_forints_or_taiwan_dollars_leaves_less_than_one_behind(
      String code, long earned, long sent, boolean agrees) {
    Currency currency = Currency.getInstance(code);
    Money none = Money.zero(currency);
    stripe.add(
        new BalanceTransaction("txn_1", "charge", "ch_1", Money.of(earned, currency), none, IN));
    stripe.add(
        new BalanceTransaction("txn_po", "payout", "po_1", Money.of(-sent, currency), none, IN));
    stripe.paidOut("po_1", "txn_1", "txn_po");

    reconcile();

    assertThat(differences)
        .filteredOn(difference -> difference.kind() == Kind.PAYOUT_DIFFERS)
        .hasSize(agrees ? 0 : 1);
  }

  @Test
  void a_payout_is_the_sum_of_what_it_paid_out_or_is_named() {
    for (int n = 0; n < PAGE + 2; n++) {
      sold(n);
      stripe.paidOut("po_1", "txn_" + n);
    }
    theirs("txn_po", "payout", "po_1", -5 * (7_200 - 239), 0);
    stripe.paidOut("po_1", "txn_po");
    theirs("txn_hand", "payout", "po_hand", -100, 0);

    Totals totals = reconcile();

    assertThat(differences).isEmpty();
    assertThat(totals.payouts()).isEqualTo(SampleEvents.usd(-5 * (7_200 - 239) - 100));

    theirs("txn_po2", "payout", "po_2", -1, 0);
    sold(99);
    stripe.paidOut("po_2", "txn_99");
    reconcile();

    assertThat(differences)
        .containsExactly(
            difference(
                Kind.PAYOUT_DIFFERS,
                "po_2",
                false,
                SampleEvents.usd(7_200 - 239),
                SampleEvents.usd(1)));
  }

  @Test
  void what_the_account_pays_for_itself_is_no_difference_and_an_unknown_type_is() {
    theirs("txn_s", "stripe_fee", "", -500, 0);
    theirs("txn_u", "moon_landing", "", -1, 0);

    Totals totals = reconcile();

    assertThat(totals.other()).isEqualTo(SampleEvents.usd(-501));
    assertThat(differences)
        .containsExactly(difference(Kind.UNKNOWN_TYPE, "txn_u", false, null, SampleEvents.usd(-1)));
  }

  @Test
  void while_stripe_is_away_nothing_is_said() {
    booked(LedgerEntry.Kind.CHARGE, "pi_1", null, 7_200);
    stripe.breakDown();

    assertThatThrownBy(this::reconcile).isInstanceOf(Unavailable.class);

    assertThat(differences).isEmpty();
  }
}
