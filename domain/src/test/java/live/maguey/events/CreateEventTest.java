package live.maguey.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.events.Translation.TierText;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateEventTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@desk"), null);

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final CreateEvent create =
      new CreateEvent(
          events,
          audit,
          new InMemoryUnitOfWork(world),
          new SequentialIds(),
          SampleEvents.VENUE,
          () -> SampleEvents.NOW);
  private final PublishEvent publish =
      new PublishEvent(events, audit, new InMemoryUnitOfWork(world), () -> SampleEvents.NOW);

  /// An event next Saturday; a test changes what it is about.
  private static final class Form {
    private String title = " Noche Nueva ";
    private String lineup = "Inés b2b Tavo";
    private String dress = " All in black ";
    private String doors = "22:00";
    private LocalDate night = LocalDate.parse("2026-12-05");
    private @Nullable String starts = "23:00";
    private String ends = "04:00";
    private int minimumAge = 21;
    private @Nullable Instant salesClose;
    private Map<Language, Translation> translations = Map.of();
    private @Nullable Integer perCustomer;
    private List<NewTier> tiers = new ArrayList<>(List.of(tier("General", 300)));

    static NewTier tier(String name, int capacity) {
      return new NewTier(
          name, "", capacity, 8, false, List.of(SampleEvents.price("standard", 3_000, 250)));
    }

    CreateEvent.Request request() {
      return new CreateEvent.Request(
          Slug.parse("noche-nueva"),
          new Announcement(
              title,
              lineup,
              "",
              dress,
              new Translations(Language.EN, translations),
              PosterChoice.NONE),
          new Hours.Local(
              night,
              LocalTime.parse(doors),
              starts == null ? null : LocalTime.parse(starts),
              LocalTime.parse(ends)),
          new CreateEvent.Selling(null, salesClose, perCustomer),
          minimumAge,
          tiers);
    }
  }

  private Event created() {
    return ((CreateEvent.Outcome.Created) create.create(new Form().request(), OWNER)).event();
  }

  @Test
  void an_event_is_a_draft_until_it_is_published() {
    Event draft = created();

    assertThat(events.find(draft.slug())).contains(draft);
    assertThat(draft.state()).isEqualTo(Event.State.DRAFT);
    assertThat(draft.title()).isEqualTo("Noche Nueva");
    assertThat(events.upcoming(SampleEvents.NOW)).isEmpty();
    assertThat(publish.preview(draft.slug())).isEqualTo(new PublishEvent.Outcome.Possible(draft));

    assertThat(publish.publish(draft.slug(), OWNER))
        .isInstanceOf(PublishEvent.Outcome.Published.class);

    assertThat(events.upcoming(SampleEvents.NOW))
        .extracting(Event::slug)
        .containsExactly(draft.slug());
    assertThat(publish.publish(draft.slug(), OWNER))
        .isInstanceOf(PublishEvent.Outcome.Already.class);
    assertThat(audit.of("event " + draft.id(), 9))
        .extracting(AuditEntry::act)
        .containsExactlyInAnyOrder("event.created", "event.published");
  }

  @Test
  void hours_after_midnight_are_of_the_morning_after() {
    Event night = created();

    assertThat(night.doors()).isEqualTo(Instant.parse("2026-12-06T04:00:00Z"));
    assertThat(night.hours().starts()).isEqualTo(Instant.parse("2026-12-06T05:00:00Z"));
    assertThat(night.ends()).isEqualTo(Instant.parse("2026-12-06T10:00:00Z"));
    assertThat(night.sale().closes()).isEqualTo(night.ends());
    assertThat(night.businessDate()).isEqualTo(LocalDate.parse("2026-12-05"));
    assertThat(night.hours().starts()).isAfter(night.doors());
  }

  @Test
  void a_night_when_the_clocks_go_back_is_an_hour_longer() {
    Form form = new Form();
    form.night = LocalDate.parse("2027-11-06");
    Event night = ((CreateEvent.Outcome.Possible) create.preview(form.request())).event();

    assertThat(night.doors()).isEqualTo(Instant.parse("2027-11-07T03:00:00Z"));
    assertThat(night.ends()).isEqualTo(Instant.parse("2027-11-07T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "23:00, , 08:00, 2026-12-06T05:00:00Z, 2026-12-06T05:00:00Z, 2026-12-06T14:00:00Z",
    "22:00, , 05:59, 2026-12-06T04:00:00Z, 2026-12-06T04:00:00Z, 2026-12-06T11:59:00Z",
    "22:00, , 06:00, 2026-12-06T04:00:00Z, 2026-12-06T04:00:00Z, 2026-12-06T12:00:00Z",
    "22:00, , 06:01, 2026-12-06T04:00:00Z, 2026-12-06T04:00:00Z, 2026-12-06T12:01:00Z",
    "22:00, 21:30, 22:30, 2026-12-06T04:00:00Z, 2026-12-07T03:30:00Z, 2026-12-07T04:30:00Z",
    "22:00, 22:00, 22:00, 2026-12-06T04:00:00Z, 2026-12-06T04:00:00Z, 2026-12-07T04:00:00Z",
    "05:59, , 09:00, 2026-12-06T11:59:00Z, 2026-12-06T11:59:00Z, 2026-12-06T15:00:00Z",
    "06:00, , 06:00, 2026-12-05T12:00:00Z, 2026-12-05T12:00:00Z, 2026-12-06T12:00:00Z",
    "06:01, , 12:00, 2026-12-05T12:01:00Z, 2026-12-05T12:01:00Z, 2026-12-05T18:00:00Z"
  })
  void an_hour_that_is_not_after_the_one_before_it_is_of_the_next_day(
      String doors, String starts, String ends, Instant opens, Instant begins, Instant over) {
    Form form = new Form();
    form.doors = doors;
    form.starts = starts;
    form.ends = ends;

    Event night = ((CreateEvent.Outcome.Possible) create.preview(form.request())).event();

    assertThat(night.doors()).isEqualTo(opens);
    assertThat(night.hours().starts()).isEqualTo(begins);
    assertThat(night.ends()).isEqualTo(over);
    assertThat(night.businessDate()).isEqualTo(LocalDate.parse("2026-12-05"));
  }

  @Test
  void an_hour_that_the_clock_skips_or_shows_twice_is_refused_with_what_it_could_mean() {
    refused(
        f -> {
          f.night = LocalDate.parse("2027-03-13");
          f.ends = "02:30";
        },
        "end 02:30 does not exist on 2027-03-14: the clocks go from 02:00 to 03:00."
            + " Did you mean 01:59 or 03:00?");
    refused(
        f -> {
          f.night = LocalDate.parse("2027-11-06");
          f.ends = "01:30";
        },
        "end 01:30 comes twice on 2027-11-07: the clocks go back from 02:00 to 01:00."
            + " Did you mean 00:59 or 02:00?");
  }

  @Test
  void a_name_is_taken_once() {
    Event first = created();

    assertThat(create.create(new Form().request(), OWNER))
        .isEqualTo(new CreateEvent.Outcome.NameTaken(first));
    assertThat(audit.of("event " + first.id(), 9)).hasSize(1);
  }

  @Test
  void no_more_places_are_offered_than_the_law_lets_in() {
    Form form = new Form();
    form.tiers = List.of(Form.tier("General", 900), Form.tier("Balcony", 101));

    assertThat(create.create(form.request(), OWNER))
        .isEqualTo(new CreateEvent.Outcome.TooMany(1_001, 1_000));
    assertThat(events.find(Slug.parse("noche-nueva"))).isEmpty();
  }

  @Test
  void what_is_no_event_is_refused_and_the_reason_named() {
    refused(f -> f.title = "  ", "title is empty");
    refused(f -> f.title = "n".repeat(81), "title is over");
    refused(f -> f.night = LocalDate.parse("2026-11-20"), "event would be over already");
    refused(
        f -> f.salesClose = SampleEvents.NOW.minusSeconds(1), "start of the sale is not before");
    refused(f -> f.salesClose = Instant.parse("2027-01-01T00:00:00Z"), "is after the end");
    refused(f -> f.minimumAge = -1, "minimum age");
    refused(f -> f.perCustomer = 0, "places per customer");
    refused(f -> f.tiers = List.of(), "has no tiers");
    refused(f -> f.tiers.add(Form.tier("General ", 5)), "the same name twice");
    refused(f -> f.tiers.add(Form.tier("Balcony", 0)), "tier Balcony has no places");
    refused(f -> f.tiers.add(Form.tier("", 5)), "tier name is empty");
    refused(f -> f.title = "two\nlines", "title has a line break");
    refused(f -> f.title = "a\rb", "title has a line break");
    refused(f -> f.title = "\u200b", "title has nothing that can be read");
    refused(f -> f.lineup = "one\u202Eeno", "line-up has a line break, or an invisible character");
    refused(f -> f.dress = "black\nno shorts", "dress has a line break, or an invisible character");
    refused(f -> f.dress = "x".repeat(161), "dress is over 160");
    refused(f -> f.tiers.add(Form.tier("Bal\ncony", 5)), "tier name has a line break");
    refused(
        f -> f.tiers.add(new NewTier("Balcony", "", 5, 8, false, List.of())),
        "tier Balcony has no price");
    assertThat(events.nextNumber()).isEqualTo(1);
  }

  @Test
  void an_event_is_created_with_its_texts_in_another_language() {
    Form form = new Form();
    form.translations =
        spanish(" Noche nueva, en español ", Map.of("General ", new TierText("Entrada", " ")));

    Event night = ((CreateEvent.Outcome.Created) create.create(form.request(), OWNER)).event();

    assertThat(night.title(Language.ES))
        .isEqualTo(new Phrase("Noche nueva, en español", Language.ES));
    assertThat(night.title(Language.EN)).isEqualTo(new Phrase("Noche Nueva", Language.EN));
    assertThat(night.announcement().lineup(Language.ES))
        .isEqualTo(new Phrase("Inés b2b Tavo", Language.EN));
    assertThat(night.tierName("General", Language.ES))
        .isEqualTo(new Phrase("Entrada", Language.ES));
    assertThat(events.find(night.slug())).contains(night);
  }

  @Test
  void texts_in_another_language_keep_the_rules_of_the_originals() {
    Map<String, TierText> none = Map.of();
    refused(f -> f.translations = spanish("n".repeat(81), none), "es title is over 80");
    refused(f -> f.translations = spanish("two\nlines", none), "es title has a line break");
    refused(
        f -> f.translations = spanish("", Map.of("Genral", new TierText("Entrada", ""))),
        "es has texts for the tier 'Genral', which does not exist. The tiers are: General");
    refused(
        f -> f.translations = spanish("", Map.of("General", new TierText("", "a\rb"))),
        "es note of General has a line break");
    refused(
        f -> {
          f.tiers.add(Form.tier("Balcony", 5));
          f.translations = spanish("", Map.of("Balcony", new TierText("General", "")));
        },
        "es tiers have the same name twice");
  }

  private static Map<Language, Translation> spanish(String title, Map<String, TierText> tiers) {
    return Map.of(Language.ES, new Translation(title, "", "", "", tiers));
  }

  @Test
  void an_order_that_stripe_could_not_charge_is_refused_where_its_price_is_given() {
    long eighth = 99_999_999 / 8;
    refused(f -> f.tiers.set(0, priced("General", eighth + 1)), "prices are too high");
    refused(f -> f.tiers.set(0, priced("General", Long.MAX_VALUE)), "prices are too high");
    refused(f -> f.tiers.add(priced("Balcony", eighth)), "prices are too high");

    Form most = new Form();
    most.tiers.set(0, priced("General", eighth));
    assertThat(create.preview(most.request())).isInstanceOf(CreateEvent.Outcome.Possible.class);
  }

  private static NewTier priced(String name, long minor) {
    return new NewTier(name, "", 300, 8, false, List.of(SampleEvents.price("standard", minor, 0)));
  }

  private void refused(Consumer<Form> change, String why) {
    Form form = new Form();
    change.accept(form);
    assertThatThrownBy(() -> create.create(form.request(), OWNER))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining(why);
  }

  @Test
  void only_a_draft_of_an_event_to_come_is_published() {
    Event over =
        SampleEvents.around(new SequentialIds(7), SampleEvents.NOW.minusSeconds(86_400))
            .slug("over")
            .state(Event.State.DRAFT)
            .tier("General", 10)
            .event();
    Event off =
        SampleEvents.tonight(new SequentialIds(8)).slug("off").state(Event.State.CANCELLED).event();
    events.add(over);
    events.add(off);

    assertThat(publish.publish(over.slug(), OWNER))
        .isEqualTo(new PublishEvent.Outcome.TooLate(over));
    assertThat(publish.publish(off.slug(), OWNER)).isEqualTo(new PublishEvent.Outcome.TooLate(off));
    assertThat(publish.publish(Slug.parse("none"), OWNER))
        .isEqualTo(new PublishEvent.Outcome.NoSuchEvent(Slug.parse("none")));
  }
}
