package live.maguey.cli.up;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.events.Announcement;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Hours;
import live.maguey.events.PricePhase;
import live.maguey.events.Sale;
import live.maguey.events.Slug;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.events.Translation;
import live.maguey.events.Translations;
import live.maguey.events.Venue;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// Eight events to try Maguey with: the first is tonight, the others are on the weekends after it.
///
/// Tonight's doors are at 22:00, or earlier when that is more than twelve hours away: gates work
/// from twelve hours before doors, so that a ticket can be bought and scanned at any time of day.
/// It ends at 06:00, when the venue's night does.
public final class DemoEvents {
  /// Sold to the last place, by buyers that [DemoBuyers] plays.
  static final Slug SOLD_OUT = new Slug("santa-espina");

  /// Sold but for a few.
  static final Slug NEARLY_SOLD_OUT = new Slug("aguamiel");

  /// How many places of the nearly sold out event stay.
  static final int FEW = 12;

  private static final LocalTime DOORS = LocalTime.of(22, 0);
  private static final LocalTime TONIGHT_ENDS = LocalTime.of(6, 0);
  private static final LocalTime ENDS = LocalTime.of(3, 0);

  /// With less than this left of an event, the demo begins with the next one.
  private static final int LEAST_HOURS = 2;

  private static final int GATE_HOURS = 12;

  private static final int PER_ORDER = 8;
  private static final int SALE_DAYS = 28;

  private final Venue venue;
  private final Ids ids;
  private final Instant now;

  public DemoEvents(Venue venue, Ids ids, Instant now) {
    this.venue = venue;
    this.ids = ids;
    this.now = now;
  }

  private record Told(String en, String es) {}

  /// The titles are names, and the same in both languages.
  ///
  /// @param weekend 0 for tonight, then the Fridays and Saturdays that follow
  private record Kind(
      int weekend,
      String slug,
      String title,
      Told lineup,
      Told description,
      Ink ink,
      Composition composition,
      List<Place> places) {}

  /// @param nameEs in Spanish, as `noteEs`
  /// @param price all-in, in minor units; a tenth of it is the fee
  private record Place(
      String name, String nameEs, String note, String noteEs, int capacity, long price) {
    static Place general(int capacity, long price) {
      return new Place("General", "General", "Any time until 2 AM", UNTIL_TWO_ES, capacity, price);
    }
  }

  private static final String UNTIL_TWO_ES = "A cualquier hora hasta las 2:00";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              0,
              "noche-de-humo",
              "Noche de Humo",
              new Told("Inés b2b Tavo, Marisol live", "Inés b2b Tavo, Marisol en vivo"),
              new Told(
                  "Smoke from the pit oven, low lights, one long set. The floor opens at ten and the"
                      + " live hour starts when the smoke does.",
                  "Humo del horno de tierra, poca luz y un solo set muy largo. La pista abre a las diez y la hora en vivo empieza con el humo."),
              Ink.HUMO,
              Composition.QUIOTE,
              List.of(
                  new Place(
                      "Early",
                      "Temprano",
                      "In before 11 PM",
                      "Entrada antes de las 23:00",
                      60,
                      24_00),
                  Place.general(380, 36_00),
                  new Place(
                      "Late", "Tarde", "In after 1 AM", "Entrada después de la 1:00", 60, 20_00))),
          new Kind(
              1,
              NEARLY_SOLD_OUT.value(),
              "Aguamiel",
              new Told("Slow cumbia, dub, house at 104", "Cumbia rebajada, dub, house a 104"),
              new Told(
                  "Sweet before it is strong. Three hours under 105 beats, then we let it ferment.",
                  "Dulce antes de ser fuerte. Tres horas por debajo de los 105 bpm y luego lo dejamos fermentar."),
              Ink.FLOR,
              Composition.ROSETA,
              List.of(Place.general(120, 22_00))),
          new Kind(
              2,
              SOLD_OUT.value(),
              "Santa Espina",
              new Told("Neoperreo, hard drums", "Neoperreo, tambores duros"),
              new Told("The small room, the big sound.", "La sala chica, el sonido grande."),
              Ink.ROSA,
              Composition.FILO,
              List.of(
                  new Place(
                      "Early",
                      "Temprano",
                      "In before 11 PM",
                      "Entrada antes de las 23:00",
                      40,
                      18_00),
                  Place.general(80, 26_00))),
          new Kind(
              3,
              "doble-filo",
              "Doble Filo",
              new Told("Lupe b2b Ren, all night", "Lupe b2b Ren, toda la noche"),
              new Told(
                  "Two people, four decks, six hours. Neither knows what the other brings.",
                  "Dos personas, cuatro platos, seis horas. Ninguno sabe qué trae el otro."),
              Ink.ANIL,
              Composition.ROSETA,
              List.of(Place.general(420, 30_00))),
          new Kind(
              4,
              "tierra-caliente",
              "Tierra Caliente",
              new Told("Salsa dura, live band of nine", "Salsa dura, banda de nueve en vivo"),
              new Told(
                  "Brass first. There is room to dance in the middle and shade at the sides.",
                  "Primero los metales. En el centro hay lugar para bailar y a los lados, sombra."),
              Ink.GRANA,
              Composition.CAMPO,
              List.of(Place.general(450, 26_00))),
          new Kind(
              5,
              "piel-de-cal",
              "Piel de Cal",
              new Told("Minimal, white room", "Minimal, sala blanca"),
              new Told(
                  "White walls, one lamp, very little else. Come early: the first hour is the record.",
                  "Paredes blancas, una lámpara y casi nada más. Llega temprano: la primera hora es el disco."),
              Ink.CAL,
              Composition.FILO,
              List.of(Place.general(300, 28_00))),
          new Kind(
              7,
              "posada-electrica",
              "Posada Eléctrica",
              new Told("Techno, ponche until one", "Techno, ponche hasta la una"),
              new Told(
                  "Ponche at the door while it lasts, candles until one, then none of that.",
                  "Ponche en la puerta mientras dure, velas hasta la una y después nada de eso."),
              Ink.NOCHE,
              Composition.CAMPO,
              List.of(Place.general(500, 34_00))),
          new Kind(
              9,
              "una-sola-flor",
              "Una Sola Flor",
              new Told("All residents, three rooms", "Todos los residentes, tres salas"),
              new Told(
                  "It flowers once. All three rooms, all residents, one ticket for the lot.",
                  "Florece una sola vez. Las tres salas, todos los residentes y un solo boleto para todo."),
              Ink.COBRE,
              Composition.QUIOTE,
              List.of(
                  new Place("General", "General", "All three rooms", "Las tres salas", 440, 68_00),
                  new Place(
                      "After 2 AM",
                      "Después de las 2:00",
                      "Until the end",
                      "Hasta el final",
                      60,
                      30_00))));

  public List<Event> events() {
    LocalDate tonight = venue.businessDate(now.plus(LEAST_HOURS, ChronoUnit.HOURS));
    List<LocalDate> weekends =
        Stream.iterate(tonight.plusDays(1), day -> day.plusDays(1))
            .filter(DemoEvents::isOpen)
            .limit(9)
            .toList();
    return KINDS.stream()
        .map(kind ->
            kind.weekend() == 0
                ? coming(kind, tonight, tonightDoors(tonight), TONIGHT_ENDS)
                : later(kind, weekends.get(kind.weekend() - 1)))
        .toList();
  }

  /// The Fridays and Saturdays before this night, the latest first and without end; each has its
  /// date in its name.
  public Stream<Event> past() {
    return Stream.iterate(venue.businessDate(now).minusDays(1), day -> day.minusDays(1))
        .filter(DemoEvents::isOpen)
        .map(date -> {
          Kind as = KINDS.get(Math.floorMod(date.toEpochDay(), KINDS.size()));
          Instant doors = venue.at(date, DOORS);
          return event(
              as,
              new Slug(as.slug() + "-" + date),
              date,
              doors,
              ENDS,
              doors.minus(SALE_DAYS, ChronoUnit.DAYS));
        });
  }

  private static boolean isOpen(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.FRIDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY;
  }

  private Event later(Kind kind, LocalDate date) {
    return coming(kind, date, venue.at(date, DOORS), ENDS);
  }

  private Instant tonightDoors(LocalDate tonight) {
    Instant atTen = venue.at(tonight, DOORS);
    Instant gateWorks = now.truncatedTo(ChronoUnit.HOURS).plus(GATE_HOURS, ChronoUnit.HOURS);
    return gateWorks.isBefore(atTen) ? gateWorks : atTen;
  }

  private Event coming(Kind kind, LocalDate date, Instant doors, LocalTime ends) {
    return event(kind, new Slug(kind.slug()), date, doors, ends, now.minus(1, ChronoUnit.DAYS));
  }

  private Event event(
      Kind kind, Slug slug, LocalDate date, Instant doors, LocalTime ends, Instant onSale) {
    Instant end = venue.after(doors, "end", ends);
    return new Event(
        new EventId(ids.next()),
        KINDS.indexOf(kind) + 1,
        slug,
        Event.State.PUBLISHED,
        new Announcement(
            kind.title(),
            kind.lineup().en(),
            kind.description().en(),
            new Translations(Language.EN, Map.of(Language.ES, spanish(kind))),
            new PosterChoice(kind.ink(), kind.composition())),
        new Hours(doors, doors, end, date),
        new Sale(onSale, end, null),
        21,
        kind.places().stream().map(this::tier).toList());
  }

  private static Translation spanish(Kind kind) {
    return new Translation(
        kind.title(),
        kind.lineup().es(),
        kind.description().es(),
        kind.places().stream()
            .collect(
                Collectors.toMap(
                    Place::name,
                    place -> new Translation.TierText(place.nameEs(), place.noteEs()))));
  }

  private Tier tier(Place place) {
    Money price = Money.of(place.price(), venue.currency());
    Money fee = Money.of(place.price() / 10, venue.currency());
    return new Tier(
        new TierId(ids.next()),
        place.name(),
        place.note(),
        new Tier.Stock(place.capacity(), 0),
        PER_ORDER,
        List.of(new PricePhase("standard", price, fee, null, null)),
        Tier.Window.OF_EVENT,
        false);
  }
}
