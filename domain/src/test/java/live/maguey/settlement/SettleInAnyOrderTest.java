package live.maguey.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.emails.Email;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.Fact.DisputeMoved.Move;
import live.maguey.payments.Fact.DisputeTold.Stage;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundNews;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.groups.Tuple;

/// Whatever is learnt of an order, in whatever order, however often and in whatever pieces, comes
/// to the same.
@Requirement({"PAY-03", "1.3"})
class SettleInAnyOrderTest {
  /// What can be learnt of one order: payments, also of a wrong amount and a second one, its ends,
  /// a decline, fees, refunds made at Stripe, disputes and warnings.
  private static final List<String> KINDS =
      List.of(
          "paid",
          "paid again",
          "paid wrong",
          "free",
          "expired",
          "unpaid",
          "failed",
          "refused",
          "lapsed",
          "released",
          "declined",
          "fee",
          "refund pending",
          "refund through",
          "refund failed",
          "second refund",
          "inquiry",
          "disputed",
          "dispute lost",
          "dispute won",
          "withdrawn",
          "reinstated",
          "dispute fee",
          "warned",
          "warning over");

  /// What was learnt, and how it came: shuffled and cut by `seed`, each piece of it told again
  /// where the seed says so.
  record Telling(Set<String> kinds, long seed, long other) {}

  @Provide
  Arbitrary<Telling> tellings() {
    Arbitrary<Set<String>> kinds = Arbitraries.of(KINDS).set().ofMinSize(1).ofMaxSize(9);
    Arbitrary<Long> seeds = Arbitraries.longs();
    return Combinators.combine(kinds, seeds, seeds).as(Telling::new);
  }

  @Property(tries = 400)
  void it_comes_to_the_same_while_the_places_are_there(@ForAll("tellings") Telling telling) {
    assertThat(end(telling, telling.seed(), 100)).isEqualTo(end(telling, telling.other(), 100));
  }

  @Property(tries = 200)
  void money_is_never_without_tickets_or_a_refund_even_when_the_places_go(
      @ForAll("tellings") Telling telling) {
    end(telling, telling.seed(), 2);
  }

  /// What an order came to. Which payment bought, and whether on the places of before or on places
  /// taken again, is the history's; so is the word for an end without money, where a page expired
  /// and was given back.
  record End(
      String state,
      List<Tuple> tickets,
      Money balance,
      Money owed,
      Money fees,
      List<String> mails,
      boolean disputed) {}

  private static End end(Telling telling, long seed, int capacity) {
    OneEvent office = OneEvent.withPlaces(capacity);
    Order.Held order = office.hold();
    Random random = new Random(seed);
    List<Fact> told = new ArrayList<>(facts(telling.kinds(), News.of(order)));
    List.copyOf(told).stream().filter(_ -> random.nextBoolean()).forEach(told::add);
    Collections.shuffle(told, random);
    for (int from = 0, to; from < told.size(); from = to) {
      to = from + 1 + random.nextInt(Math.min(3, told.size() - from));
      office.clock.advance(Duration.ofSeconds(1));
      office.learn(told.subList(from, to).toArray(Fact[]::new));
      if (capacity == 2 && office.placesTaken() == 0) {
        office.hold();
      }
      assertThatTheBooksAgree(office, order);
    }
    office.learn(told.toArray(Fact[]::new));
    assertThat(office.learn(told.toArray(Fact[]::new))).isEmpty();
    assertThatTheBooksAgree(office, order);
    return ofOrder(office, order);
  }

  private static End ofOrder(OneEvent office, Order.Held order) {
    Order now = office.now(order);
    return new End(
        now instanceof Order.Lapsed ? "lapsed" : now.state(),
        office.tickets(order).stream().map(t -> Tuple.tuple(t.line(), t.no())).toList(),
        office.balance(order),
        owed(office, order),
        office.sum(order, e -> e.kind() == LedgerEntry.Kind.FEE),
        office.mailKinds(order).stream().map(Email.Kind::name).toList(),
        now.details().disputed());
  }

  /// Captured money bought tickets or is on its way back; the book is money in less money out; no
  /// mail is written twice.
  private static void assertThatTheBooksAgree(OneEvent office, Order.Held order) {
    List<Fact> facts = office.facts.of(order.id());
    boolean paid = office.now(order) instanceof Order.Paid;
    Money zero = Money.zero(SampleEvents.USD);
    Money captured = sum(Fact.of(facts, Fact.Captured.class));

    assertThat(owed(office, order).plus(paid ? order.total() : zero)).isEqualTo(captured);
    assertThat(office.balance(order))
        .isEqualTo(
            captured
                .minus(wentBack(facts))
                .minus(moved(facts, Move.WITHDRAWN))
                .plus(moved(facts, Move.REINSTATED)));
    assertThat(office.now(order).details().disputed())
        .isEqualTo(DisputesAndWarnings.of(facts).mark());
    assertThat(office.sum(order, e -> e.kind() == LedgerEntry.Kind.FEE))
        .isEqualTo(sum(Fact.of(facts, Fact.Fee.class)).negated());
    assertThat(office.ledger.of(order.id()))
        .allMatch(e ->
            e.allocations().stream()
                .map(LedgerEntry.Allocation::amount)
                .reduce(Money::plus)
                .orElseThrow()
                .equals(e.amount()));
    assertThat(office.tickets(order)).hasSize(paid ? 2 : 0).allMatch(Ticket::isValid);
    assertThat(office.mails(order)).doesNotHaveDuplicates();
    assertThat(office.mailKinds(order).stream().filter(Email.Kind.TICKETS::equals).count())
        .isEqualTo(paid ? 1 : 0);
    assertThat(office.mails(order)).hasSize(ours(office, order).size() + (paid ? 1 : 0));
  }

  private static Money owed(OneEvent office, Order order) {
    return ours(office, order).stream()
        .map(Refund::amount)
        .reduce(Money.zero(SampleEvents.USD), Money::plus);
  }

  private static List<Refund> ours(OneEvent office, Order order) {
    return office.refunds.of(order.id()).stream()
        .filter(refund -> !refund.isMadeElsewhere())
        .toList();
  }

  private static Money moved(List<Fact> facts, Move move) {
    return sum(Fact.of(facts, Fact.DisputeMoved.class).filter(money -> money.move() == move));
  }

  private static Money sum(Stream<? extends Fact.OfMoney> facts) {
    return facts.map(Fact.OfMoney::amount).reduce(Money.zero(SampleEvents.USD), Money::plus);
  }

  /// What was through and did not come back.
  private static Money wentBack(List<Fact> facts) {
    Set<String> failed = new TreeSet<>();
    Fact.of(facts, Fact.RefundTold.class)
        .filter(told -> told.news() == RefundNews.FAILED)
        .forEach(told -> failed.add(told.refund()));
    return sum(
        Fact.of(facts, Fact.RefundTold.class)
            .filter(told -> told.news() == RefundNews.SUCCEEDED)
            .filter(told -> !failed.contains(told.refund())));
  }

  private static List<Fact> facts(Set<String> kinds, News news) {
    News later = news.at(SampleEvents.NOW.plusSeconds(1));
    return kinds.stream()
        .<Fact>map(kind ->
            switch (kind) {
              case "paid" -> news.captured("pi_1");
              case "paid again" -> later.captured("pi_2");
              case "paid wrong" -> news.captured("pi_3", SampleEvents.usd(4_200));
              case "free" -> news.free();
              case "expired" -> news.page("cs_1", Fact.PageEnded.End.EXPIRED);
              case "unpaid" -> news.page("cs_1", Fact.PageEnded.End.UNPAID);
              case "failed" -> news.page("cs_1", Fact.PageEnded.End.FAILED);
              case "refused" -> news.refused("api_error");
              case "lapsed" -> news.lapsed();
              case "released" -> news.released();
              case "declined" -> news.declined("ch_1", DeclineReason.NO_REASON);
              case "fee" -> news.fee("txn_1", 204, "pi_1");
              case "refund pending" ->
                  news.refund("re_1", RefundNews.PENDING, SampleEvents.usd(1_000), null);
              case "refund through" ->
                  later.refund("re_1", RefundNews.SUCCEEDED, SampleEvents.usd(1_000), null);
              case "refund failed" ->
                  later.refund("re_1", RefundNews.FAILED, SampleEvents.usd(1_000), null);
              case "second refund" ->
                  later.refund("re_2", RefundNews.SUCCEEDED, SampleEvents.usd(300), null);
              case "inquiry" -> news.disputed("dp_1", Stage.INQUIRY, "pi_1");
              case "disputed" -> news.disputed("dp_1", Stage.OPEN, "pi_1");
              case "dispute lost" -> later.disputed("dp_1", Stage.LOST, "pi_1");
              case "dispute won" -> later.disputed("dp_1", Stage.WON, "pi_1");
              case "withdrawn" -> news.withdrawn("txn_2", "dp_1");
              case "reinstated" -> later.reinstated("txn_3", "dp_1");
              case "dispute fee" -> news.disputeFee("txn_2", 1_500, "dp_1");
              case "warned" -> news.warned("issfr_1", Fact.FraudWarning.Stage.ACTIONABLE, "pi_1");
              case "warning over" -> later.warned("issfr_1", Fact.FraudWarning.Stage.OVER, "pi_1");
              default -> throw new IllegalArgumentException(kind);
            })
        .toList();
  }
}
