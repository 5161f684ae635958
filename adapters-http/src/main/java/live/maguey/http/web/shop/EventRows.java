package live.maguey.http.web.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.maguey.events.Event;
import live.maguey.events.Tier;
import live.maguey.events.Venue;
import live.maguey.http.events.Offers;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.Times;
import live.maguey.words.Words;

/// Events in a list, as they can be bought now.
final class EventRows {
  private final Venue venue;
  private final PosterPrints prints;
  private final Times times;
  private final Words words;
  private final Instant now;

  EventRows(Venue venue, PosterPrints prints, Times times, Words words, Instant now) {
    this.venue = venue;
    this.prints = prints;
    this.times = times;
    this.words = words;
    this.now = now;
  }

  /// Rows under their months, in the order of the events.
  List<EventsPage.Month> months(List<Event> events) {
    Map<String, List<EventRow>> months = new LinkedHashMap<>();
    for (Event event : events) {
      String month = times.monthOf(event.businessDate(), venue.businessDate(now));
      months.computeIfAbsent(month, _ -> new ArrayList<>()).add(row(event));
    }
    return months.entrySet().stream()
        .map(month -> new EventsPage.Month(month.getKey(), month.getValue()))
        .toList();
  }

  EventRow row(Event event) {
    SaleState state = SaleState.of(Offers.best(event, now));
    return new EventRow(
        EventPages.url(event),
        prints.view(event),
        event.title(words.language()),
        event.announcement().lineup(words.language()),
        times.weekdayShort(event.businessDate()),
        Integer.toString(event.businessDate().getDayOfMonth()),
        state,
        Offers.lowest(event, now).map(price -> EventPages.price(price, words)).orElse(null),
        switch (state) {
          case ON_SALE -> words.get("events.all-in-from");
          case FEW_LEFT -> words.get("state.left", left(event));
          case NOT_YET -> words.get("state.from", opens(event));
          case ON_HOLD -> words.get("state.on-hold.note");
          case CLOSED, SOLD_OUT, CANCELLED -> "";
        });
  }

  /// The event whose poster opens the list.
  EventsPage.NextEvent next(Event event) {
    return new EventsPage.NextEvent(
        EventPages.url(event),
        prints.view(event),
        event.title(words.language()),
        times.nextNight(event.businessDate(), venue.businessDate(now)),
        times.doors(event),
        event.announcement().lineup(words.language()),
        times.doorsAndEnd(event) + " " + age(event),
        Offers.lowest(event, now).map(price -> EventPages.price(price, words)).orElse(null),
        SaleState.of(Offers.best(event, now)));
  }

  private String age(Event event) {
    return event.minimumAge() > 0
        ? words.get("events.age", event.minimumAge())
        : words.get("events.all-ages");
  }

  private int left(Event event) {
    return event.tiers().stream()
        .filter(tier -> event.availability(tier, now).isOpen())
        .mapToInt(Tier::left)
        .sum();
  }

  private String opens(Event event) {
    return times.date(event.sale().opens().atZone(venue.zone()).toLocalDate());
  }
}
