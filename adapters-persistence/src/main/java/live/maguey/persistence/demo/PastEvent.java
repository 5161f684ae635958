package live.maguey.persistence.demo;

import static live.maguey.persistence.demo.PastTable.EVENTS;
import static live.maguey.persistence.demo.PastTable.INVENTORY;
import static live.maguey.persistence.demo.PastTable.PRICE_PHASES;
import static live.maguey.persistence.demo.PastTable.TIERS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;

/// Makes up who bought, paid and came to one event that is over.
final class PastEvent {
  private static final int MOST_PER_ORDER = 8;
  private static final int ONE_EXPIRED_OF = 20;

  private final Past past;
  private final Event event;
  private final int number;
  private final int[] taken;

  private PastEvent(Past past, Event event, int number) {
    this.past = past;
    this.event = event;
    this.number = number;
    this.taken = new int[event.tiers().size()];
  }

  /// @param number the event's; @param orders at least one
  /// @param tickets from `orders` to four times as many
  static PastRows rows(Event event, int number, int orders, int tickets, Random random) {
    PastEvent made = new PastEvent(new Past(random, event.sale().opens()), event, number);
    made.sell(orders, tickets);
    made.catalog();
    return made.past.rows;
  }

  private void sell(int orders, int tickets) {
    PastGate gate = new PastGate(past, event, number);
    List<Instant> moments = Stream.generate(this::moment).limit(orders).sorted().toList();
    int places = tickets;
    int buyers = Math.min(orders - orders / ONE_EXPIRED_OF, tickets);
    for (int i = 0; i < orders; i++) {
      past.moveTo(moments.get(i));
      int tier = tier();
      if (past.random.nextInt(orders - i) < buyers) {
        int quantity = quantity(places, buyers);
        places -= quantity;
        buyers--;
        taken[tier] += quantity;
        PastOrder order = PastOrder.paid(past, event, event.tiers().get(tier), quantity);
        for (int no = 1; no <= quantity; no++) {
          gate.ticket(order, no);
        }
      } else {
        PastOrder.expired(past, event, event.tiers().get(tier), 1 + past.random.nextInt(4));
      }
    }
    gate.close();
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
        number,
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
  }
}
