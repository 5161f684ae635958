package live.maguey.http.web.shop;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.Premises;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.events.Venue;
import live.maguey.http.events.Offers;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.Times;
import live.maguey.orders.SalesRules;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// The pages of the event list and of one event.
public final class EventPages {
  private static final int BESIDE = 3;

  private final BrowseEvents browseEvents;
  private final SalesRules rules;
  private final Venue venue;
  private final InstantSource clock;
  private final Pages pages;
  private final PosterPrints prints;

  public EventPages(
      BrowseEvents browseEvents,
      SalesRules rules,
      Venue venue,
      InstantSource clock,
      Pages pages,
      PosterPrints prints) {
    this.browseEvents = browseEvents;
    this.rules = rules;
    this.venue = venue;
    this.clock = clock;
    this.pages = pages;
    this.prints = prints;
  }

  public static String url(Event event) {
    return "/events/" + event.slug();
  }

  EventsPage events(Words words) {
    Instant now = clock.instant();
    List<Event> events = browseEvents.upcoming();
    Optional<Event> next =
        events.stream()
            .filter(event -> event.state() != Event.State.CANCELLED)
            .findFirst()
            .or(() -> events.stream().findFirst());
    Times times = pages.times(words);
    LocalDate today = venue.businessDate(now);
    Map<String, List<EventRow>> months = new LinkedHashMap<>();
    events.stream()
        .filter(event -> !event.equals(next.orElse(null)))
        .forEach(event ->
            months
                .computeIfAbsent(times.monthOf(event.businessDate(), today), _ -> new ArrayList<>())
                .add(row(event, words, now)));
    return new EventsPage(
        pages.listed(pages.frame(words, words.get("events.title"), "/"), "/"),
        next.map(event -> next(event, words, now)).orElse(null),
        months.entrySet().stream()
            .map(month -> new EventsPage.Month(month.getKey(), month.getValue()))
            .toList());
  }

  public EventPage page(Event event, Words words, Choice choice, @Nullable Notice notice) {
    Instant now = clock.instant();
    Times times = pages.times(words);
    SaleState state = state(Offers.best(event, now));
    PosterView poster = prints.view(event);
    return new EventPage(
        pages.listed(
            pages.frame(
                words,
                event.title(words.language()).text(),
                choice.on(url(event), event),
                poster,
                false),
            url(event)),
        poster,
        event.title(words.language()),
        times.day(event.businessDate()),
        times.hours(event),
        event.announcement().lineup(words.language()),
        event.announcement().description(words.language()),
        facts(event, words),
        event.tiers().stream().map(tier -> tier(event, tier, choice, words, now)).toList(),
        state,
        stateLine(event, state, words),
        event.tiers().stream().mapToInt(Tier::held).sum(),
        words.get("event.policy"),
        perGuest(event),
        event.sale().perCustomer() == null ? "" : words.get("event.per-guest", perGuest(event)),
        venue.currency().getCurrencyCode(),
        url(event) + "/details",
        notice,
        state.isOpen() ? List.of() : beside(event, words, now),
        new LinkedEvent(
                event,
                venue,
                pages.absolute(url(event)).toString(),
                pages.absolute(poster.preview()).toString(),
                words.language(),
                now)
            .json());
  }

  private List<EventPage.Fact> facts(Event event, Words words) {
    Times times = pages.times(words);
    Premises premises = venue.premises();
    List<EventPage.Fact> facts = new ArrayList<>();
    facts.add(new EventPage.Fact(words.get("event.doors"), times.nightAndDoors(event)));
    facts.add(new EventPage.Fact(words.get("event.ends"), times.ends(event)));
    facts.add(new EventPage.Fact(words.get("event.age"), age(event, words)));
    if (!premises.address().isEmpty()) {
      facts.add(
          new EventPage.Fact(
              words.get("event.where"), premises.address(), VenueRoutes.map(premises, words)));
    }
    premises
        .way(words.language())
        .ifPresent(way -> facts.add(new EventPage.Fact(words.get("event.way"), way)));
    return facts;
  }

  static SaleState state(Availability availability) {
    return switch (availability) {
      case ON_SALE -> SaleState.ON_SALE;
      case FEW_LEFT -> SaleState.FEW_LEFT;
      case NOT_YET -> SaleState.NOT_YET;
      case CLOSED -> SaleState.CLOSED;
      case ON_HOLD -> SaleState.ON_HOLD;
      case SOLD_OUT -> SaleState.SOLD_OUT;
      case CANCELLED -> SaleState.CANCELLED;
    };
  }

  /// `$36.00`, or that it is free.
  public static String price(Money price, Words words) {
    return price.isZero() ? words.get("event.free") : MoneyText.of(price);
  }

  private EventsPage.NextEvent next(Event event, Words words, Instant now) {
    Times times = pages.times(words);
    LocalDate today = venue.businessDate(now);
    return new EventsPage.NextEvent(
        url(event),
        prints.view(event),
        event.title(words.language()),
        times.nextNight(event.businessDate(), today),
        times.doors(event),
        event.announcement().lineup(words.language()),
        times.doorsAndEnd(event)
            + " "
            + (event.minimumAge() > 0
                ? words.get("events.age", event.minimumAge())
                : words.get("events.all-ages")),
        Offers.lowest(event, now).map(price -> price(price, words)).orElse(null),
        state(Offers.best(event, now)));
  }

  private EventRow row(Event event, Words words, Instant now) {
    SaleState state = state(Offers.best(event, now));
    Times times = pages.times(words);
    return new EventRow(
        url(event),
        prints.view(event),
        event.title(words.language()),
        event.announcement().lineup(words.language()),
        times.weekdayShort(event.businessDate()),
        Integer.toString(event.businessDate().getDayOfMonth()),
        state,
        Offers.lowest(event, now).map(price -> price(price, words)).orElse(null),
        switch (state) {
          case ON_SALE -> words.get("events.all-in-from");
          case FEW_LEFT -> words.get("state.left", left(event, now));
          case NOT_YET -> words.get("state.from", opens(event, words));
          case ON_HOLD -> words.get("state.on-hold.note");
          case CLOSED, SOLD_OUT, CANCELLED -> "";
        });
  }

  private int perGuest(Event event) {
    return event.sale().placesPerCustomer(rules.placesPerCustomer());
  }

  private static int left(Event event, Instant now) {
    return event.tiers().stream()
        .filter(tier -> event.availability(tier, now).isOpen())
        .mapToInt(Tier::left)
        .sum();
  }

  private EventPage.TierRow tier(Event event, Tier tier, Choice choice, Words words, Instant now) {
    SaleState state = state(event.availability(tier, now));
    PricePhase phase = tier.phaseAt(now).orElse(tier.phases().getLast());
    int maximum =
        state.isOpen() ? Math.min(perGuest(event), Math.min(tier.perOrder(), tier.left())) : 0;
    return new EventPage.TierRow(
        tier.id().toString(),
        event.tierName(tier.name(), words.language()),
        event.tierNote(tier.name(), tier.note(), words.language()),
        tier.accessible() ? words.get("event.accessible") : "",
        price(phase.price(), words),
        feeLine(phase, words),
        phase.price().minor(),
        phase.fee().minor(),
        Math.min(choice.of(tier), maximum),
        maximum,
        state,
        switch (state) {
          case ON_SALE, CANCELLED -> "";
          case FEW_LEFT -> words.get("state.left", tier.left());
          case NOT_YET ->
              words.get(
                  "event.tier-from",
                  pages.times(words).dateAndHour(tier.window().opens(event.sale())));
          case CLOSED -> words.get("state.closed");
          case ON_HOLD -> words.get("state.on-hold");
          case SOLD_OUT -> words.get("state.sold-out");
        });
  }

  private static String feeLine(PricePhase phase, Words words) {
    if (phase.price().isZero()) {
      return "";
    }
    return phase.fee().isZero()
        ? words.get("event.no-fee")
        : words.get("event.fee-inside", MoneyText.of(phase.fee()));
  }

  private String stateLine(Event event, SaleState state, Words words) {
    return switch (state) {
      case ON_SALE, FEW_LEFT -> "";
      case ON_HOLD -> words.get("event.on-hold", pages.times(words).longDay(event.businessDate()));
      case SOLD_OUT ->
          words.get("event.sold-out", pages.times(words).longDay(event.businessDate()));
      case CANCELLED -> words.get("event.cancelled");
      case CLOSED -> words.get("event.closed");
      case NOT_YET -> {
        Instant opens =
            event.tiers().stream()
                .map(tier -> tier.window().opens(event.sale()))
                .min(Comparator.naturalOrder())
                .orElse(event.sale().opens());
        yield words.get("event.not-yet", pages.times(words).dateAndHour(opens));
      }
    };
  }

  private String opens(Event event, Words words) {
    return pages.times(words).date(event.sale().opens().atZone(venue.zone()).toLocalDate());
  }

  private static String age(Event event, Words words) {
    return event.minimumAge() > 0
        ? words.get("event.age.value", event.minimumAge())
        : words.get("event.age.all");
  }

  private List<EventRow> beside(Event event, Words words, Instant now) {
    return browseEvents.upcoming().stream()
        .filter(other -> !other.id().equals(event.id()))
        .filter(other -> Offers.best(other, now).isOpen())
        .limit(BESIDE)
        .map(other -> row(other, words, now))
        .toList();
  }
}
