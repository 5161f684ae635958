package live.maguey.http.web.shop;

import java.util.ArrayList;
import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.Phrase;
import live.maguey.events.Premises;
import live.maguey.events.Venue;
import live.maguey.http.web.Times;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// What who comes to an event has to know.
public final class EventFacts {
  private final Words words;
  private final List<EventPage.Fact> facts = new ArrayList<>();

  private EventFacts(Words words) {
    this.words = words;
  }

  /// When, who, in what and where.
  public static List<EventPage.Fact> of(Event event, Venue venue, Times times, Words words) {
    Premises premises = venue.premises();
    EventFacts facts = new EventFacts(words);
    facts.add("event.doors", times.nightAndDoors(event));
    facts.add("event.ends", times.ends(event));
    facts.add("event.age", age(event, words));
    venue.dress(event, words.language()).ifPresent(dress -> facts.add("event.dress", dress, null));
    if (!premises.address().isEmpty()) {
      facts.add("event.where", facts.said(premises.address()), VenueRoutes.map(premises, words));
    }
    premises.way(words.language()).ifPresent(way -> facts.add("event.way", way));
    return facts.facts;
  }

  private static String age(Event event, Words words) {
    return event.minimumAge() > 0
        ? words.get("event.age.value", event.minimumAge())
        : words.get("event.age.all");
  }

  private void add(String name, String value) {
    add(name, said(value), null);
  }

  private void add(String name, Phrase value, Notice.@Nullable Link link) {
    facts.add(new EventPage.Fact(words.get(name), value, link));
  }

  private Phrase said(String text) {
    return new Phrase(text, words.language());
  }
}
