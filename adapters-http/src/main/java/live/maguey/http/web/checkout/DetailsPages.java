package live.maguey.http.web.checkout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.Phrase;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.events.Venue;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.Times;
import live.maguey.http.web.shop.Bill;
import live.maguey.http.web.shop.Choice;
import live.maguey.http.web.shop.EventPages;
import live.maguey.http.web.shop.Notice;
import live.maguey.http.web.shop.VenueRoutes;
import live.maguey.orders.SalesRules;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.tables.BrowseTables;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// The page that asks for the buyer's details and shows the current price.
public final class DetailsPages {
  private final BrowseTables browseTables;
  private final SalesRules rules;
  private final Venue venue;
  private final InstantSource clock;
  private final Pages pages;
  private final PosterPrints prints;

  public DetailsPages(
      BrowseTables browseTables,
      SalesRules rules,
      Venue venue,
      InstantSource clock,
      Pages pages,
      PosterPrints prints) {
    this.browseTables = browseTables;
    this.rules = rules;
    this.venue = venue;
    this.clock = clock;
    this.pages = pages;
    this.prints = prints;
  }

  /// Whether the choice is available as it is, or what stands in the way.
  enum Obstacle {
    NONE,
    NOTHING_CHOSEN,
    TOO_MANY,
    GONE,
    TABLE_GONE,
    NOT_YET,
    CLOSED
  }

  /// @param held what the browser holds of this event, which goes back in the same act
  Obstacle obstacle(Event event, Choice choice, Choice held) {
    Optional<EventPlan> plan = plan(event, choice);
    if (choice.tiers(event).isEmpty() && table(plan, choice).isEmpty()) {
      return Obstacle.NOTHING_CHOSEN;
    }
    Instant now = clock.instant();
    return Stream.concat(
            choice.tiers(event).stream()
                .map(tier -> obstacle(event.availability(tier, now), tier, choice, held)),
            table(plan, choice).stream()
                .map(table ->
                    obstacle(event, plan.orElseThrow().standing(table.id()), choice, held)))
        .filter(obstacle -> obstacle != Obstacle.NONE)
        .findFirst()
        .orElse(Obstacle.NONE);
  }

  private static Obstacle obstacle(
      Availability availability, Tier tier, Choice choice, Choice held) {
    return switch (availability) {
      case NOT_YET -> Obstacle.NOT_YET;
      case CLOSED, CANCELLED -> Obstacle.CLOSED;
      case ON_HOLD, SOLD_OUT, ON_SALE, FEW_LEFT ->
          choice.of(tier) > tier.left() + held.of(tier)
              ? Obstacle.GONE
              : choice.of(tier) > tier.perOrder() ? Obstacle.TOO_MANY : Obstacle.NONE;
    };
  }

  private Obstacle obstacle(Event event, Standing standing, Choice choice, Choice held) {
    boolean isOwn = Objects.equals(choice.table(), held.table());
    return switch (event.availabilityOfTables(clock.instant())) {
      case NOT_YET -> Obstacle.NOT_YET;
      case CLOSED, CANCELLED -> Obstacle.CLOSED;
      case ON_HOLD, SOLD_OUT, ON_SALE, FEW_LEFT ->
          switch (standing) {
            case Standing.Free() -> Obstacle.NONE;
            case Standing.Held() -> isOwn ? Obstacle.NONE : Obstacle.TABLE_GONE;
            case Standing.Sold(), Standing.Arrived(int _) -> Obstacle.TABLE_GONE;
          };
    };
  }

  /// The free table that is most like the chosen one, to be offered where that is gone.
  Optional<Table> like(Event event, Choice choice) {
    Optional<EventPlan> plan = plan(event, choice);
    return table(plan, choice)
        .flatMap(table -> plan.orElseThrow().alternatives(table, 1).stream().findFirst());
  }

  private Optional<EventPlan> plan(Event event, Choice choice) {
    return choice.table() == null ? Optional.empty() : browseTables.of(event);
  }

  private static Optional<Table> table(Optional<EventPlan> plan, Choice choice) {
    return plan.flatMap(p -> Optional.ofNullable(choice.table()).flatMap(p.plan()::table));
  }

  /// @param choice without an [#obstacle]
  DetailsPage form(
      Event event,
      Words words,
      Choice choice,
      DetailsPage.Typed typed,
      List<DetailsPage.Mistake> mistakes,
      @Nullable Notice notice) {
    Map<Tier, PricePhase> phases = phases(event, choice);
    Optional<Table> table = table(plan(event, choice), choice);
    Money zero = Money.zero(venue.currency());
    Money total =
        choice
            .sum(phases, PricePhase::price)
            .orElse(zero)
            .plus(table.map(t -> t.price().dueNow()).orElse(zero));
    Money fee =
        choice
            .sum(phases, PricePhase::fee)
            .orElse(zero)
            .plus(table.map(t -> t.price().fee()).orElse(zero));
    Optional<DetailsPage.Deposit> deposit = table.map(Table::price).flatMap(DetailsPages::deposit);
    PosterView poster = prints.view(event);
    Times times = pages.times(words);
    String url = EventPages.url(event);
    return new DetailsPage(
        pages.frame(
            words, words.get("details.title"), choice.on(url + "/details", event), poster, false),
        new Bill(
            poster,
            event.title(words.language()),
            times.nightAndDoors(event),
            choice.places(),
            chosen(event, choice, table, words.language()),
            EventPages.price(total, words)),
        choice.on(url, event),
        new DetailsPage.Chosen(
            event.slug().toString(),
            choice.tiers(event).stream()
                .map(tier -> new DetailsPage.Quantity(tier.id().toString(), choice.of(tier)))
                .toList(),
            table.map(t -> t.id().toString()).orElse(null),
            total.minor(),
            feeLine(fee, deposit.isPresent(), words),
            deposit.orElse(null)),
        new DetailsPage.Conditions(
            Math.toIntExact(rules.holdTime().toMinutes()),
            event.minimumAge(),
            rules.termsVersion(),
            VenueRoutes.TERMS),
        typed,
        mistakes,
        notice);
  }

  /// Of a deposit, more is paid at the table: nothing beyond what was said.
  private static String feeLine(Money fee, boolean deposit, Words words) {
    return fee.isZero()
        ? words.get(deposit ? "details.deposit.no-fee" : "details.no-fee")
        : words.get("details.fee", MoneyText.of(fee));
  }

  private static Optional<DetailsPage.Deposit> deposit(TablePrice price) {
    return switch (price) {
      case TablePrice.AllIn _ -> Optional.empty();
      case TablePrice.Deposit deposit ->
          Optional.of(
              new DetailsPage.Deposit(
                  MoneyText.of(deposit.dueNow()),
                  MoneyText.of(deposit.atTheTable()),
                  MoneyText.of(deposit.minimumSpend())));
    };
  }

  /// `Table 12, 2 General`.
  private static Phrase chosen(Event event, Choice choice, Optional<Table> table, Language reader) {
    Stream<Phrase> tables = table.stream().map(t -> new Phrase(t.name(reader), reader));
    Stream<Phrase> places =
        choice.tiers(event).isEmpty() ? Stream.empty() : Stream.of(choice.text(event, reader));
    return Phrase.joined(", ", Stream.concat(tables, places).toList(), reader);
  }

  private Map<Tier, PricePhase> phases(Event event, Choice choice) {
    Map<Tier, PricePhase> phases = new LinkedHashMap<>();
    for (Tier tier : choice.tiers(event)) {
      Optional<PricePhase> phase = tier.phaseAt(clock.instant());
      phase.ifPresent(now -> phases.put(tier, now));
    }
    return phases;
  }
}
