package live.maguey.events;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.events.Translation.TierText;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Builds events for tests: published, tonight, on sale, unless the test says otherwise. The tests'
/// tonight is Saturday, 28 November 2026; it is 8 PM in Chicago at [#NOW].
public final class SampleEvents {
  public static final Currency USD = Currency.getInstance("USD");
  public static final Premises PREMISES =
      new Premises(
          new EmailAddress("hello@maguey.example"),
          "+1 512 555 0142",
          "1200 Agave Street",
          "Austin, TX 78702",
          null,
          Map.of(
              Language.EN, "Bus 17 stops at the door. No parking.",
              Language.ES, "El autobús 17 para en la puerta. No hay estacionamiento."),
          Map.of());
  public static final Venue VENUE =
      new Venue("Maguey", ZoneId.of("America/Chicago"), USD, 1_000, PREMISES);
  public static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
  public static final Instant DOORS = NOW.plus(Duration.ofHours(1));
  public static final Instant ENDS = NOW.plus(Duration.ofHours(7));

  /// What commands create in between takes the next numbers.
  private static final int APART = 20;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Ids ids;
  private final List<Tier> tiers = new ArrayList<>();
  private int number = NUMBER.addAndGet(APART);
  private String slug = "noche-" + number;
  private String title = "Noche de Humo";
  private PosterChoice poster = PosterChoice.NONE;
  private Instant doors;
  private Instant starts;
  private Instant ends;
  private Event.State state = Event.State.PUBLISHED;
  private Instant salesOpen;
  private Instant salesClose;
  private int minimumAge = 21;
  private String dress = "";
  private Translations translations = Translations.NONE;
  private @Nullable Integer perCustomer;

  private SampleEvents(Ids ids, Instant now) {
    this.ids = ids;
    this.doors = now.plus(Duration.between(NOW, DOORS));
    this.starts = doors.plus(Duration.ofMinutes(30));
    this.ends = now.plus(Duration.between(NOW, ENDS));
    this.salesOpen = now.minus(Duration.ofDays(30));
    this.salesClose = ends.minus(Duration.ofHours(1));
  }

  public static SampleEvents tonight(Ids ids) {
    return new SampleEvents(ids, NOW);
  }

  /// An event that stands to `now` as tonight does to [#NOW], for what runs on the real clock.
  public static SampleEvents around(Ids ids, Instant now) {
    return new SampleEvents(ids, now);
  }

  public SampleEvents slug(String name) {
    slug = name;
    return this;
  }

  /// For a test that compares one run with another; else each event of a run has its own.
  public SampleEvents number(int is) {
    number = is;
    return this;
  }

  public SampleEvents state(Event.State is) {
    state = is;
    return this;
  }

  public SampleEvents sales(Instant open, Instant close) {
    salesOpen = open;
    salesClose = close;
    return this;
  }

  /// On sale until an hour before its end; it starts half an hour after doors.
  public SampleEvents hours(Instant doors, Instant ends) {
    this.doors = doors;
    this.starts = doors.plus(Duration.ofMinutes(30));
    this.ends = ends;
    salesClose = ends.minus(Duration.ofHours(1));
    return this;
  }

  public SampleEvents perCustomer(int most) {
    perCustomer = most;
    return this;
  }

  public SampleEvents allAges() {
    minimumAge = 0;
    return this;
  }

  /// A tier at $30.00 with a fee of $2.50.
  public SampleEvents tier(String name, int capacity) {
    return tier(name, capacity, price("Standard", 3_000, 250));
  }

  public SampleEvents tier(String name, int capacity, PricePhase... phases) {
    tiers.add(tier(new TierId(ids.next()), name, capacity, Tier.Window.OF_EVENT, phases));
    return this;
  }

  /// Its texts in Spanish, empty ones not translated; the tiers by their names.
  public SampleEvents spanish(
      String title, String lineup, String description, Map<String, TierText> texts) {
    translations =
        new Translations(
            Language.EN,
            Map.of(Language.ES, new Translation(title, lineup, description, "", texts)));
    return this;
  }

  /// What to wear, in its own language and in Spanish; either may be empty.
  public SampleEvents dress(String own, String inSpanish) {
    dress = own;
    translations =
        inSpanish.isEmpty()
            ? Translations.NONE
            : new Translations(
                Language.EN, Map.of(Language.ES, new Translation("", "", "", inSpanish, Map.of())));
    return this;
  }

  public SampleEvents tier(Tier tier) {
    tiers.add(tier);
    return this;
  }

  public Event event() {
    return new Event(
        new EventId(ids.next()),
        number,
        Slug.parse(slug),
        state,
        new Announcement(
            title,
            "Inés b2b Tavo, Marisol live",
            "Smoke, mezcal and slow drums.",
            dress,
            translations,
            poster),
        new Hours(doors, starts, ends, VENUE.businessDate(doors)),
        new Sale(salesOpen, salesClose, perCustomer),
        minimumAge,
        tiers);
  }

  public static Tier tier(
      TierId id, String name, int capacity, Tier.Window window, PricePhase... phases) {
    return new Tier(
        id,
        name,
        "In before 11 PM",
        new Tier.Stock(capacity, 0),
        8,
        List.of(phases),
        window,
        false);
  }

  public static PricePhase price(String name, long minor, long fee) {
    return new PricePhase(name, usd(minor), usd(fee), null, null);
  }

  public static PricePhase priceUntil(String name, long minor, Instant until) {
    return new PricePhase(name, usd(minor), usd(0), until, null);
  }

  public static PricePhase priceUntilTaken(String name, long minor, int untilTaken) {
    return new PricePhase(name, usd(minor), usd(0), null, untilTaken);
  }

  public static Money usd(long minor) {
    return Money.of(minor, USD);
  }

  /// The same tier with `taken` of its places taken.
  public static Tier taken(Tier tier, int taken) {
    return with(tier, new Tier.Stock(tier.capacity(), taken));
  }

  /// The same tier with more room, or less.
  public static Tier withRoom(Tier tier, int more) {
    return with(tier, new Tier.Stock(tier.capacity() + more, tier.taken()));
  }

  private static Tier with(Tier tier, Tier.Stock stock) {
    return new Tier(
        tier.id(),
        tier.name(),
        tier.note(),
        stock,
        tier.perOrder(),
        tier.phases(),
        tier.window(),
        tier.accessible());
  }

  /// The same event, called off.
  public static Event cancelled(Event event) {
    return with(event, Event.State.CANCELLED, event.tiers());
  }

  /// The same event with other tiers.
  public static Event withTiers(Event event, List<Tier> tiers) {
    return with(event, event.state(), tiers);
  }

  static Event with(Event event, Event.State state, List<Tier> tiers) {
    return new Event(
        event.id(),
        event.number(),
        event.slug(),
        state,
        event.announcement(),
        event.hours(),
        event.sale(),
        event.minimumAge(),
        tiers);
  }

  /// The same event, whose tables seat so many.
  static Event seated(Event event, int people) {
    Sale sale = event.sale();
    return new Event(
        event.id(),
        event.number(),
        event.slug(),
        event.state(),
        event.announcement(),
        event.hours(),
        new Sale(sale.opens(), sale.closes(), sale.perCustomer(), people),
        event.minimumAge(),
        event.tiers());
  }

  /// The same event under another title.
  public static Event called(Event event, String title) {
    Announcement as = event.announcement();
    return new Event(
        event.id(),
        event.number(),
        event.slug(),
        event.state(),
        new Announcement(
            title, as.lineup(), as.description(), as.dress(), as.translations(), as.poster()),
        event.hours(),
        event.sale(),
        event.minimumAge(),
        event.tiers());
  }

  /// The same event so much later, sold until so much later.
  public static Event moved(Event event, Duration by) {
    Hours hours = event.hours();
    return new Event(
        event.id(),
        event.number(),
        event.slug(),
        event.state(),
        event.announcement(),
        new Hours(
            hours.doors().plus(by),
            hours.starts().plus(by),
            hours.ends().plus(by),
            hours.businessDate().plusDays(by.toDays())),
        new Sale(
            event.sale().opens(),
            event.sale().closes().plus(by),
            event.sale().perCustomer(),
            event.sale().tableSeats()),
        event.minimumAge(),
        event.tiers());
  }
}
