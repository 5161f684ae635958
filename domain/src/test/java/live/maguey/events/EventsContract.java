package live.maguey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Holds;
import live.maguey.orders.Orders;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

/// What every store of events promises.
@Requirement("PAY-01")
public abstract class EventsContract {
  protected final Ids ids = new SequentialIds();

  /// An empty store, the same one during one test.
  protected abstract Events events();

  /// Orders of the same world.
  protected abstract Orders orders();

  @Test
  void an_event_is_read_back_as_it_was_stored() {
    Event event =
        SampleEvents.tonight(ids)
            .tier(
                "General",
                300,
                SampleEvents.priceUntilTaken("Early", 2_000, 50),
                SampleEvents.priceUntil("Standard", 3_000, SampleEvents.DOORS),
                SampleEvents.price("Door", 3_500, 250))
            .tier(
                SampleEvents.tier(
                    new TierId(ids.next()),
                    "Balcony",
                    40,
                    new Tier.Window(SampleEvents.NOW, SampleEvents.DOORS),
                    SampleEvents.price("Free", 0, 0)))
            .event();

    assertThat(events().add(event)).isTrue();

    assertThat(events().find(event.id())).contains(event);
    assertThat(events().find(event.slug())).contains(event);
  }

  @Test
  void an_event_keeps_its_texts_in_another_language_in_whatever_state_it_is() {
    Event event =
        SampleEvents.tonight(ids)
            .state(Event.State.DRAFT)
            .tier(
                "General",
                300,
                SampleEvents.price("Early", 2_000, 50),
                SampleEvents.price("Door", 3_500, 9))
            .tier("Balcony", 20)
            .spanish(
                "",
                "Inés con Tavo",
                "Humo, mezcal\ny tambores.",
                Map.of("General", new Translation.TierText("", "Antes de las 11 PM")))
            .event();

    events().add(event);

    assertThat(events().find(event.id())).contains(event);
    events().publish(event.id());
    assertThat(events().upcoming(SampleEvents.NOW))
        .containsExactly(SampleEvents.with(event, Event.State.PUBLISHED, event.tiers()));
  }

  @Test
  void an_event_keeps_what_to_wear_in_both_languages() {
    Event event =
        SampleEvents.tonight(ids).dress("All in black", "De negro").tier("General", 10).event();

    events().add(event);

    Event kept = events().find(event.id()).orElseThrow();
    assertThat(kept).isEqualTo(event);
    assertThat(kept.announcement().dress(Language.ES).text()).isEqualTo("De negro");
  }

  @Test
  void an_event_keeps_the_most_that_one_customer_may_have_of_it() {
    Event event =
        SampleEvents.tonight(ids)
            .state(Event.State.DRAFT)
            .perCustomer(4)
            .tier("General", 10)
            .event();

    events().add(event);
    events().publish(event.id());

    assertThat(events().find(event.id()).orElseThrow().sale().placesPerCustomer(16)).isEqualTo(4);
    assertThat(SampleEvents.tonight(ids).event().sale().placesPerCustomer(16)).isEqualTo(16);
  }

  @Test
  void a_published_event_is_canceled_once_and_another_is_not() {
    Event event = SampleEvents.tonight(ids).tier("General", 10).event();
    Event draft = SampleEvents.tonight(ids).slug("draft").state(Event.State.DRAFT).event();
    events().add(event);
    events().add(draft);

    assertThat(events().cancel(event.id())).isTrue();
    assertThat(events().find(event.id())).contains(SampleEvents.cancelled(event));
    assertThat(events().cancel(event.id())).isFalse();
    assertThat(events().cancel(draft.id())).isFalse();
    assertThat(events().find(draft.id())).contains(draft);
    assertThat(events().cancel(new EventId(ids.next()))).isFalse();
  }

  @Test
  void a_draft_is_published_once_and_another_event_is_not() {
    Event draft = SampleEvents.tonight(ids).state(Event.State.DRAFT).tier("General", 10).event();
    Event off = SampleEvents.tonight(ids).state(Event.State.CANCELLED).event();
    events().add(draft);
    events().add(off);

    assertThat(events().publish(draft.id())).isTrue();
    assertThat(events().find(draft.id()))
        .contains(SampleEvents.with(draft, Event.State.PUBLISHED, draft.tiers()));
    assertThat(events().publish(draft.id())).isFalse();
    assertThat(events().publish(off.id())).isFalse();
    assertThat(events().find(off.id())).contains(off);
    assertThat(events().publish(new EventId(ids.next()))).isFalse();
  }

  @Test
  void the_next_number_is_one_that_no_event_has() {
    int first = events().nextNumber();
    Event event = SampleEvents.tonight(ids).event();
    events().add(event);
    events().add(SampleEvents.tonight(ids).event());

    assertThat(first).isEqualTo(1);
    assertThat(events().nextNumber()).isGreaterThan(event.number() + 1);
  }

  @Test
  void an_event_without_tiers_is_an_event() {
    Event event = SampleEvents.tonight(ids).event();
    events().add(event);

    assertThat(events().find(event.id())).contains(event);
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThat(events().find(new EventId(ids.next()))).isEmpty();
    assertThat(events().find(Slug.parse("no-such-night"))).isEmpty();
  }

  @Test
  void an_event_with_a_known_id_or_slug_changes_nothing() {
    Event event = SampleEvents.tonight(ids).slug("one").tier("General", 10).event();
    Event sameSlug = SampleEvents.tonight(ids).slug("one").tier("General", 20).event();
    events().add(event);

    assertThat(events().add(event)).isFalse();
    assertThat(events().add(sameSlug)).isFalse();

    assertThat(events().find(event.slug())).contains(event);
    assertThat(events().find(sameSlug.id())).isEmpty();
  }

  @Test
  void a_new_event_starts_with_nothing_taken() {
    Event event = SampleEvents.tonight(ids).tier("General", 10).event();
    Tier worn = SampleEvents.taken(event.tiers().getFirst(), 4);
    events().add(SampleEvents.with(event, event.state(), List.of(worn)));

    assertThat(events().find(event.id()).orElseThrow().tiers().getFirst().taken()).isZero();
  }

  @Test
  void upcoming_are_the_public_events_that_are_not_over_canceled_ones_too() {
    Event open = SampleEvents.tonight(ids).tier("General", 10).event();
    Event draft = SampleEvents.tonight(ids).state(Event.State.DRAFT).tier("General", 10).event();
    Event off = SampleEvents.tonight(ids).state(Event.State.CANCELLED).tier("General", 10).event();
    List.of(open, draft, off).forEach(events()::add);

    assertThat(events().upcoming(SampleEvents.ENDS.minusSeconds(1))).containsExactly(open, off);
    assertThat(events().upcoming(SampleEvents.ENDS)).isEmpty();
  }

  @Test
  void published_are_those_that_open_by_then_and_are_not_over() {
    Event open = SampleEvents.tonight(ids).tier("General", 10).event();
    Event draft = SampleEvents.tonight(ids).state(Event.State.DRAFT).tier("General", 10).event();
    Event off = SampleEvents.tonight(ids).state(Event.State.CANCELLED).tier("General", 10).event();
    List.of(open, draft, off).forEach(events()::add);
    Instant before = SampleEvents.ENDS.minusSeconds(1);

    assertThat(events().published(before, open.doors())).containsExactly(open);
    assertThat(events().published(before, open.doors().minusSeconds(1))).isEmpty();
    assertThat(events().published(SampleEvents.ENDS, open.doors())).isEmpty();
  }

  @Test
  void places_on_hold_are_those_held_and_not_yet_paid() {
    Event event = SampleEvents.tonight(ids).tier("General", 10).tier("Balcony", 10).event();
    events().add(event);
    var held = Holds.of(ids, event).places(0, 2).places(1, 1).hold();
    var paid = Holds.of(ids, event).places(0, 4).hold();
    var lapsed = Holds.of(ids, event).places(0, 1).hold();
    List.of(held, paid, lapsed).forEach(orders()::hold);
    orders().move(paid.order(), paid.order().paid(SampleEvents.NOW));
    orders()
        .move(lapsed.order(), lapsed.order().expired(SampleEvents.NOW.plus(Duration.ofHours(1))));
    orders().release(lapsed.order().id());

    assertThat(events().onHold(event.id())).isEqualTo(3);
    assertThat(events().find(event.id()).orElseThrow().tiers())
        .extracting(Tier::taken)
        .containsExactly(6, 1);
    assertThat(events().onHold()).isEmpty();
  }

  @Test
  void places_on_hold_are_told_of_each_tier_that_has_none_left() {
    Event event =
        SampleEvents.tonight(ids).tier("General", 5).tier("Balcony", 2).tier("Terrace", 9).event();
    events().add(event);
    var held = Holds.of(ids, event).places(0, 3).places(2, 4).hold();
    var paid = Holds.of(ids, event).places(0, 2).places(1, 2).hold();
    List.of(held, paid).forEach(orders()::hold);
    orders().move(paid.order(), paid.order().paid(SampleEvents.NOW));

    Map<TierId, Integer> onHold = events().onHold();

    assertThat(onHold).containsExactly(Map.entry(event.tiers().getFirst().id(), 3));
    assertThat(events().find(event.id()).orElseThrow().withHolds(onHold).tiers())
        .extracting(tier -> event.availability(tier, SampleEvents.NOW))
        .containsExactly(Availability.ON_HOLD, Availability.SOLD_OUT, Availability.FEW_LEFT);
  }
}
