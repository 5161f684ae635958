package live.maguey.http.web.shop;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.Tier;
import live.maguey.events.Venue;
import live.maguey.http.events.Offers;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
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

  /// `$36.00`, or that it is free.
  public static String price(Money price, Words words) {
    return price.isZero() ? words.get("event.free") : MoneyText.of(price);
  }

  EventsPage events(Words words) {
    List<Event> events = browseEvents.upcoming();
    Optional<Event> next =
        events.stream()
            .filter(event -> event.state() != Event.State.CANCELLED)
            .findFirst()
            .or(() -> events.stream().findFirst());
    List<Event> others = events.stream().filter(event -> !event.equals(next.orElse(null))).toList();
    EventRows rows = rows(words, clock.instant());
    return new EventsPage(
        pages.listed(pages.frame(words, words.get("events.title"), "/"), "/"),
        next.map(rows::next).orElse(null),
        rows.months(others));
  }

  public EventPage page(Event event, Words words, Choice choice, @Nullable Notice notice) {
    Instant now = clock.instant();
    EventPage.About about = about(event, words);
    EventPage.Sale sale = sale(event, words, now);
    int perGuest = event.sale().placesPerCustomer(rules.placesPerCustomer());
    return new EventPage(
        pages.listed(
            pages.frame(
                words, about.title().text(), choice.on(url(event), event), about.poster(), false),
            url(event)),
        about,
        sale,
        new PurchaseForm(event, choice, perGuest, pages.times(words), words, now)
            .in(venue.currency().getCurrencyCode()),
        notice,
        sale.state().isOpen() ? List.of() : beside(event, words, now),
        new LinkedEvent(
                event,
                venue,
                pages.absolute(url(event)).toString(),
                pages.absolute(about.poster().preview()).toString(),
                words.language(),
                now)
            .json());
  }

  private EventPage.About about(Event event, Words words) {
    Times times = pages.times(words);
    return new EventPage.About(
        prints.view(event),
        event.title(words.language()),
        times.day(event.businessDate()),
        times.hours(event),
        event.announcement().lineup(words.language()),
        event.announcement().description(words.language()),
        EventFacts.of(event, venue, times, words));
  }

  private EventPage.Sale sale(Event event, Words words, Instant now) {
    SaleState state = SaleState.of(Offers.best(event, now));
    return new EventPage.Sale(
        state, saleLine(event, state, words), event.tiers().stream().mapToInt(Tier::held).sum());
  }

  private String saleLine(Event event, SaleState state, Words words) {
    Times times = pages.times(words);
    return switch (state) {
      case ON_SALE, FEW_LEFT -> "";
      case ON_HOLD -> words.get("event.on-hold", times.longDay(event.businessDate()));
      case SOLD_OUT -> words.get("event.sold-out", times.longDay(event.businessDate()));
      case CANCELLED -> words.get("event.cancelled");
      case CLOSED -> words.get("event.closed");
      case NOT_YET -> words.get("event.not-yet", times.dateAndHour(opens(event)));
    };
  }

  /// When the first of its tiers can be bought.
  private static Instant opens(Event event) {
    return event.tiers().stream()
        .map(tier -> tier.window().opens(event.sale()))
        .min(Comparator.naturalOrder())
        .orElse(event.sale().opens());
  }

  private List<EventRow> beside(Event event, Words words, Instant now) {
    return browseEvents.upcoming().stream()
        .filter(other -> !other.id().equals(event.id()))
        .filter(other -> Offers.best(other, now).isOpen())
        .limit(BESIDE)
        .map(rows(words, now)::row)
        .toList();
  }

  private EventRows rows(Words words, Instant now) {
    return new EventRows(venue, prints, pages.times(words), words, now);
  }
}
