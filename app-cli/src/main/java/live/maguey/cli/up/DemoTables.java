package live.maguey.cli.up;

import static live.maguey.tables.Table.Kind.FRONT_ROW;
import static live.maguey.tables.Table.Kind.PREMIUM;
import static live.maguey.tables.Table.Kind.STANDARD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.api.Application;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.events.TableId;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.events.Venue;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.ImportTables.Outcome;
import live.maguey.tables.Landmark;
import live.maguey.tables.Place;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;

/// The demo's room: the venue's plan with 24 tables, two events that have it, and one with only the
/// front row. The other events have no tables.
public final class DemoTables {
  /// Some of its tables are booked, by guests that [DemoBuyers] plays.
  static final Slug BOOKED = new Slug("noche-de-humo");

  /// Those tables, by their labels.
  static final List<String> TAKEN = List.of("3", "11");

  /// These are booked for a deposit, the others for their whole price.
  private static final Set<Integer> DEPOSITS = Set.of(2, 6, 7);

  /// Its few tables are all booked.
  static final Slug ALL_GONE = DemoEvents.NEARLY_SOLD_OUT;

  private static final Slug FREE = new Slug("doble-filo");
  private static final Cause CAUSE = Cause.job("demo");

  private static final int WIDTH = 1_600;
  private static final int HEIGHT = 2_000;
  private static final int LEFT = 170;
  private static final int RIGHT = WIDTH - LEFT;
  private static final int FRONT = 1_290;

  private static final Map<String, String> SPANISH =
      Map.ofEntries(
          Map.entry("Booth", "Cabina"),
          Map.entry("Floor", "Pista"),
          Map.entry("Bar", "Barra"),
          Map.entry("Doors", "Entrada"),
          Map.entry("on the left", "a la izquierda"),
          Map.entry("on the right", "a la derecha"),
          Map.entry("by the floor", "junto a la pista"),
          Map.entry("behind the front row", "detrás de la primera fila"),
          Map.entry("by the doors", "junto a la entrada"),
          Map.entry("Each of you with a pass", "Un pase para cada quien"),
          Map.entry(
              "Three bottles, mixers, a host of your own",
              "Tres botellas, mezcladores y un anfitrión para ustedes"),
          Map.entry(
              "Two bottles, mixers, a host of your own",
              "Dos botellas, mezcladores y un anfitrión para ustedes"),
          Map.entry("A bottle and mixers", "Una botella y mezcladores"));

  private final Application application;
  private final Venue venue;
  private final FloorPlan room;
  private final Map<Slug, FloorPlan> plans;

  public DemoTables(Application application, Venue venue) {
    this.application = application;
    this.venue = venue;
    this.room = plan(Stream.of(sides(), frontRow(), standard()).flatMap(List::stream).toList());
    this.plans = Map.of(BOOKED, room, FREE, room, ALL_GONE, plan(frontRow().subList(1, 4)));
  }

  /// Gives the venue its plan, unless it has one.
  public void add() {
    if (application.selling().browseTables().ofVenue().isEmpty()) {
      imported(application.selling().importTables(venue).ofVenue(room, false, CAUSE));
    }
  }

  /// Gives an event that was just added its tables, if it is to have some.
  public void add(Event event) {
    Optional.ofNullable(plans.get(event.slug()))
        .ifPresent(plan ->
            imported(
                application
                    .selling()
                    .importTables(venue)
                    .ofEvent(event.slug(), plan, false, CAUSE)));
  }

  /// The tables of an event that is over, as those of the event of the same name to come, under
  /// identities of their own; none in a venue that the settings make too small for them.
  public Optional<FloorPlan> past(Event event) {
    return plans.entrySet().stream()
        .filter(plan -> event.slug().value().startsWith(plan.getKey() + "-"))
        .map(Map.Entry::getValue)
        .filter(plan -> event.allotment() + plan.seats() <= venue.capacity())
        .findFirst()
        .map(plan -> plan.copy(application.ids()));
  }

  /// A venue that the settings make too small for them goes without.
  private static void imported(Outcome outcome) {
    if (!(outcome instanceof Outcome.Imported) && !(outcome instanceof Outcome.TooMany)) {
      throw new IllegalStateException("the demo's tables were refused: " + outcome);
    }
  }

  private static FloorPlan plan(List<Table> tables) {
    return new FloorPlan(
        WIDTH,
        HEIGHT,
        List.of(
            new Landmark(Landmark.Kind.BOOTH, "Booth", 420, 5, 760, 80),
            new Landmark(Landmark.Kind.FLOOR, "Floor", 430, 320, 740, 760),
            new Landmark(Landmark.Kind.BAR, "Bar", WIDTH - 105, 1_230, 100, 460),
            new Landmark(Landmark.Kind.DOORS, "Doors", 590, HEIGHT - 60, 420, 60)),
        tables,
        new RoomTexts(Language.EN, Map.of(Language.ES, spanish(tables))));
  }

  /// Of what is on the plan: one with the front row alone has fewer texts.
  private static Map<String, String> spanish(List<Table> tables) {
    Set<String> used =
        tables.stream()
            .flatMap(t -> Stream.concat(Stream.of(t.section()), t.included().stream()))
            .collect(Collectors.toSet());
    used.addAll(Set.of("Booth", "Floor", "Bar", "Doors"));
    return SPANISH.entrySet().stream()
        .filter(text -> used.contains(text.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<Table> sides() {
    return IntStream.range(0, 8)
        .mapToObj(i -> {
          boolean isLeft = i < 4;
          int y = 350 + 240 * (i % 4);
          Place place = round(isLeft ? LEFT : RIGHT, y, 205);
          return table(i + 1, isLeft ? "on the left" : "on the right", PREMIUM, 8, 144_000, place);
        })
        .toList();
  }

  private List<Table> frontRow() {
    return IntStream.range(0, 5)
        .mapToObj(i -> {
          boolean isLarge = i > 0 && i < 4;
          return table(
              i + 9,
              "by the floor",
              FRONT_ROW,
              isLarge ? 8 : 6,
              isLarge ? 120_000 : 84_000,
              round(320 + 240 * i, FRONT, isLarge ? 205 : 190));
        })
        .toList();
  }

  private List<Table> standard() {
    Stream<Table> behind =
        IntStream.range(0, 5)
            .mapToObj(i ->
                table(
                    i + 14,
                    "behind the front row",
                    STANDARD,
                    6,
                    48_000,
                    round(LEFT + 240 * i, 1_550, 190)));
    Stream<Table> last =
        IntStream.range(0, 6)
            .mapToObj(i ->
                table(
                    i + 19,
                    "by the doors",
                    STANDARD,
                    4,
                    32_000,
                    round(LEFT + 250 * i, 1_790, 180)));
    return Stream.concat(behind, last).toList();
  }

  private static Place round(int x, int y, int size) {
    return new Place(Place.Shape.ROUND, x, y, size, size, 0);
  }

  /// @param price all-in, in minor units; a tenth of it is the fee. Of a deposit, what is spent in
  ///   all; a quarter of it is due now
  private Table table(
      int number, String section, Table.Kind kind, int seats, long price, Place place) {
    return new Table(
        new TableId(new UUID(0, number)),
        Integer.toString(number),
        section,
        kind,
        seats,
        DEPOSITS.contains(number)
            ? new TablePrice.Deposit(
                Money.of(price / 4, venue.currency()), Money.of(price, venue.currency()))
            : new TablePrice.AllIn(
                Money.of(price, venue.currency()), Money.of(price / 10, venue.currency())),
        List.of("Each of you with a pass", included(kind)),
        place,
        // The row by the doors is on the level of the street.
        section.equals("by the doors"));
  }

  private static String included(Table.Kind kind) {
    return switch (kind) {
      case PREMIUM -> "Three bottles, mixers, a host of your own";
      case FRONT_ROW -> "Two bottles, mixers, a host of your own";
      case STANDARD -> "A bottle and mixers";
    };
  }
}
