package live.maguey.persistence.demo;

import static live.maguey.persistence.demo.PastTable.EVENTS;
import static live.maguey.persistence.demo.PastTable.INVENTORY;
import static live.maguey.persistence.demo.PastTable.PRICE_PHASES;
import static live.maguey.persistence.demo.PastTable.TIERS;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.orders.Item;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Money;
import live.maguey.tables.Table;

/// Makes up who bought, paid and came to one event that is over.
final class PastEvent {
  private static final int MOST_PER_ORDER = 8;
  private static final int ONE_EXPIRED_OF = 20;

  /// One of so many that were not paid is of a table, where there are any.
  private static final int LAPSED_TABLE_OF = 4;

  private final Past past;
  private final PastNight night;
  private final Event event;
  private final Numbers numbers;
  private final PastGate gate;
  private final PastParties parties;
  private final int[] taken;
  private int lapsed;

  private PastEvent(Past past, PastNight night, Numbers numbers) {
    this.past = past;
    this.night = night;
    this.event = night.event();
    this.numbers = numbers;
    this.gate = new PastGate(past, event, numbers.event());
    this.parties = new PastParties(past, night, gate);
    this.taken = new int[event.tiers().size()];
  }

  /// What the database numbers.
  ///
  /// @param plan 0 for an event without tables
  record Numbers(int event, int plan) {}

  static PastEvent of(PastNight night, Numbers numbers, Random random) {
    PastEvent made = new PastEvent(new Past(random, night.event().sale().opens()), night, numbers);
    made.sell();
    made.catalog();
    return made;
  }

  /// Within the connection's transaction.
  void send(Connection connection) throws SQLException {
    past.send(connection);
  }

  /// How many of the orders are of a table.
  int parties() {
    return parties.orders();
  }

  private void sell() {
    int orders = night.orders();
    List<Instant> moments = Stream.generate(this::moment).limit(orders).sorted().toList();
    int places = night.tickets();
    int buyers = Math.min(orders - orders / ONE_EXPIRED_OF, places);
    for (int i = 0; i < orders; i++) {
      past.moveTo(moments.get(i));
      if (past.random.nextInt(orders - i) < buyers) {
        places -= buy(places, buyers);
        buyers--;
      } else {
        lapse();
      }
    }
    gate.close();
  }

  /// @return how many places the next one of the buyers takes
  private int buy(int places, int buyers) {
    int others = buyers - 1;
    Optional<Table> table = parties.next(buyers).filter(t -> areEnough(places - t.seats(), others));
    if (table.isPresent()) {
      parties.book();
      return table.get().seats();
    }
    int tier = tier();
    int quantity = quantity(places, buyers);
    taken[tier] += quantity;
    PastOrder order = PastOrder.paid(past, event, line(tier, quantity, 0));
    for (int no = 1; no <= quantity; no++) {
      gate.ticket(order, no);
    }
    return quantity;
  }

  private static boolean areEnough(int places, int buyers) {
    return places >= buyers && places <= buyers * MOST_PER_ORDER;
  }

  private void lapse() {
    lapsed++;
    if (lapsed % LAPSED_TABLE_OF == 1 && parties.lapse()) {
      return;
    }
    int quantity = 1 + past.random.nextInt(4);
    PastOrder.expired(past, event, line(tier(), quantity, quantity));
  }

  private OrderLine line(int index, int quantity, int released) {
    Tier tier = event.tiers().get(index);
    PricePhase phase = tier.phases().getFirst();
    return new OrderLine(
        1,
        new Item.Places(tier.id(), tier.name(), tier.note(), phase.name()),
        quantity,
        new OrderLine.Price(phase.price(), phase.fee(), Money.zero(phase.price().currency()), 0),
        released);
  }

  /// Most buy in the last days.
  private Instant moment() {
    double share = Math.min(1, -Math.log(1 - past.random.nextDouble()) / 5);
    long sale = Duration.between(event.sale().opens(), event.doors()).toMillis();
    return event.doors().minus(Duration.ofMinutes(20)).minusMillis((long) (share * sale * 0.9));
  }

  /// How many of the places this one takes, so that the others get at least one and at most eight.
  private int quantity(int places, int buyers) {
    int others = buyers - 1;
    int usual = 1 + past.random.nextInt(Math.max(1, 2 * places / buyers - 1));
    return Math.clamp(
        usual,
        Math.max(1, places - others * MOST_PER_ORDER),
        Math.min(MOST_PER_ORDER, places - others));
  }

  /// By chance, one with more places left more often.
  private int tier() {
    int all = 0;
    for (int i = 0; i < taken.length; i++) {
      all += left(i);
    }
    int chosen = past.random.nextInt(Math.max(1, all));
    int tier = 0;
    while (tier < taken.length - 1 && chosen >= left(tier)) {
      chosen -= left(tier);
      tier++;
    }
    return tier;
  }

  private int left(int tier) {
    return Math.max(0, event.tiers().get(tier).capacity() - taken[tier]);
  }

  private void catalog() {
    past.rows.add(
        EVENTS,
        event.id().value(),
        numbers.event(),
        event.slug().value(),
        event.title(),
        event.announcement().lineup(),
        event.announcement().description(),
        event.announcement().poster().inkKey(),
        event.announcement().poster().compositionKey(),
        event.doors(),
        event.hours().starts(),
        event.ends(),
        event.businessDate(),
        event.minimumAge(),
        "published",
        event.sale().opens(),
        event.sale().closes());
    for (int i = 0; i < taken.length; i++) {
      Tier tier = event.tiers().get(i);
      PricePhase phase = tier.phases().getFirst();
      past.rows.add(
          INVENTORY,
          tier.id().value(),
          event.id().value(),
          "places",
          Math.max(tier.capacity(), taken[i]),
          taken[i]);
      past.rows.add(
          TIERS,
          tier.id().value(),
          event.id().value(),
          i,
          tier.name(),
          tier.note(),
          tier.perOrder(),
          tier.accessible());
      past.rows.add(
          PRICE_PHASES,
          tier.id().value(),
          0,
          phase.name(),
          phase.price().minor(),
          phase.fee().minor(),
          phase.price().currency());
    }
    parties.catalog(numbers.plan());
  }
}
